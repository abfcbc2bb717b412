using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace TickTick.Http;

/// <summary>
/// Removes secrets from the service's text. The service repeats what it received (<c>Invalid access token: …</c>,
/// <c>Invalid authorization code: …</c>), so its text is never shown without this.
/// </summary>
internal static class Redaction
{
    /// <summary>The replacement for a secret.</summary>
    public const string Mask = "***";

    // A word after "token:", "code:", "secret=" and similar is a value that was sent. So is a text that is too long
    // and too mixed to be a word.
    private static readonly Regex Named = new(
        @"(?<name>\b(?:access[_ ]?token|refresh[_ ]?token|token|authorization code|code|client[_ ]?secret|secret|code_verifier|verifier|password|bearer|basic|state)\b[""']?\s*(?:[:=]|\bis\b)?\s*[""']?)(?<value>[A-Za-z0-9._~+/=%-]{4,})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        TimeSpan.FromSeconds(1));

    private static readonly Regex Opaque = new(
        @"(?<![A-Za-z0-9._~+=-])(?=[A-Za-z0-9._~+=-]*[0-9])[A-Za-z0-9._~+=-]{20,}",
        RegexOptions.CultureInvariant,
        TimeSpan.FromSeconds(1));

    private static readonly Regex CredentialInAddress = new("://[^/?#\\s]*@", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>
    /// Returns an exception of the HTTP stack, or null if a text in it contains a secret, because the text of an
    /// exception cannot be changed.
    /// </summary>
    public static Exception? WithoutSecrets(Exception? exception, ServiceRequest request)
    {
        if (exception is null) return null;
        string text = exception.ToString();
        bool isSecret = CredentialInAddress.IsMatch(text)
            || request.AllSecrets.Any(secret => secret.Length > 0 && text.Contains(secret));
        return isSecret ? null : exception;
    }

    /// <summary>
    /// Prepares the service's text for a message: one line, no secrets, no control or invisible characters, limited
    /// length.
    /// </summary>
    public static string Clean(string text, int maximumLength, IReadOnlyList<string>? secrets = null)
    {
        foreach (string secret in secrets ?? [])
        {
            if (secret.Length > 0) text = text.Replace(secret, Mask);
        }

        // The text is truncated first, so that the patterns do not process a megabyte.
        string bounded = text.Length > 4 * maximumLength ? text.Substring(0, 4 * maximumLength) : text;
        var visible = new StringBuilder(bounded.Length);
        foreach (char c in bounded) visible.Append(IsVisible(c) ? c : ' ');
        string line = string.Join(" ", visible.ToString().Split([' '], StringSplitOptions.RemoveEmptyEntries));
        string redacted = Opaque.Replace(Named.Replace(line, HideNamed), Mask);
        return redacted.Length <= maximumLength ? redacted : redacted.Substring(0, maximumLength) + "…";
    }

    private static bool IsVisible(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);

    // "Invalid token type" contains no secret: only a value after a separator, or one that does not look like a word,
    // is masked.
    private static string HideNamed(Match match)
    {
        string name = match.Groups["name"].Value;
        string value = match.Groups["value"].Value;
        // After "token" without a separator, a long word is masked only if it does not look like a word.
        bool separated = value.Length >= 20 || name.IndexOfAny([':', '=']) >= 0;
        bool mixed = false;
        for (int i = 1; i < value.Length; i++) mixed |= char.IsDigit(value[i]) || char.IsUpper(value[i]);
        return separated || mixed ? name + Mask : match.Value;
    }
}
