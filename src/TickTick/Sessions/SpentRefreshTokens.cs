using System;
using System.Collections.Generic;

namespace TickTick.Sessions;

/// <summary>
/// Records which refresh tokens the service has replaced or may have replaced. A server that rotates refresh tokens
/// revokes the whole sign-in if one of them is sent again (RFC 9700 §4.14.2). Not thread-safe.
/// </summary>
internal sealed class SpentRefreshTokens
{
    private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);
    private readonly HashSet<string> _uncertain = new(StringComparer.Ordinal);

    /// <summary>
    /// Returns whether a refresh token can be sent. One whose response was lost is the only way to another access
    /// token if no user can sign in, and then sending it loses nothing.
    /// </summary>
    public bool CanBeSent(string refreshToken, bool isOnlyWay) =>
        !_replaced.Contains(refreshToken) && (isOnlyWay || !_uncertain.Contains(refreshToken));

    /// <summary>Reports that the service replaced a refresh token.</summary>
    public void WasReplaced(string refreshToken) => _replaced.Add(refreshToken);

    /// <summary>Reports that the response to a refresh was lost.</summary>
    public void MayBeReplaced(string refreshToken) => _uncertain.Add(refreshToken);
}
