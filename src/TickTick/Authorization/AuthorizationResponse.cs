using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TickTick.Http;

namespace TickTick.Authorization;

/// <summary>Represents the service's response in the redirect: a code or an error (RFC 6749 §4.1.2).</summary>
internal sealed class AuthorizationResponse
{
    /// <summary>
    /// The parameters to validate. A redirect can contain other parameters, which are ignored and may repeat (RFC
    /// 6749 §4.1.2).
    /// </summary>
    private static readonly string[] OwnParameters = ["code", "state", "error", "error_description", "error_uri"];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private AuthorizationResponse(string? code, ServiceError? error)
    {
        Code = code;
        Error = error;
    }

    /// <summary>
    /// Gets the authorization code, which is a secret until it is redeemed, or null if there is an <see
    /// cref="Error"/>.
    /// </summary>
    public string? Code { get; }

    /// <summary>Gets the service's error, such as <c>access_denied</c>, or null if there is a <see cref="Code"/>.</summary>
    public ServiceError? Error { get; }

    /// <summary>Creates a response from a code without a redirect.</summary>
    public static AuthorizationResponse FromCode(string code) => new(code, error: null);

    /// <summary>Parses the query of a redirect.</summary>
    /// <exception cref="TickTickException">
    /// <c>RedirectInvalid</c>: the query is not a valid response. <c>StateMismatch</c>: it answers another request.
    /// </exception>
    public static AuthorizationResponse Parse(string query, AuthorizationState state)
    {
        Dictionary<string, string> raw = ReadParameters(query);
        if (!raw.TryGetValue("state", out string? rawState) || rawState.Length == 0)
            throw Mismatch("The redirect has no state, so it does not belong to this sign-in and was ignored.");

        // Spring does not encode a plus sign in the state, although it means a space in a form, so both readings are
        // accepted.
        bool matches = state.Matches(Decode(rawState)) | state.Matches(Decode(rawState.Replace("+", "%2B")));
        if (!matches)
            throw Mismatch("The state of the redirect does not match, so it was ignored: it belongs to an earlier sign-in, or it is forged.");

        string? code = Value(raw, "code");
        string? error = Value(raw, "error");
        if (code is not null && error is not null) throw Invalid("it has both a code and an error.");
        if (code is null && error is null) throw Invalid("it has no code and no error.");
        if (code is not null && !code.All(c => c is > ' ' and <= '~')) throw Invalid("its code contains an invalid character.");
        return new AuthorizationResponse(code, error is null ? null : new ServiceError(Words(error), Words(Value(raw, "error_description") ?? string.Empty)));
    }

    /// <summary>Returns the exception for the error, or null if there is none.</summary>
    public TickTickException? ToFailure(AuthorizationRequest request)
    {
        if (Error is null) return null;
        if (Error.IsDenial)
        {
            return new TickTickException(
                ErrorIds.AuthorizationDenied,
                $"Access was denied on the page of {request.Service}.",
                "Run the command again and choose Allow.");
        }

        return new TickTickException(
            ErrorIds.AuthorizationFailed,
            $"{request.Service} did not authorize the app and says '{Error}'.",
            $"Compare the client ID, the scope '{request.Scope}' and the redirect URI '{request.RedirectUri}' with those on {request.Service.ManagementPage}, then run the command again.");
    }

    private static Dictionary<string, string> ReadParameters(string query)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string pair in query.TrimStart('?').Split('&'))
        {
            int equals = pair.IndexOf('=');
            string name = Decode(equals < 0 ? pair : pair.Substring(0, equals));
            if (!OwnParameters.Contains(name)) continue;
            if (parameters.ContainsKey(name)) throw Invalid($"it carries '{name}' twice.");
            parameters.Add(name, equals < 0 ? "" : pair.Substring(equals + 1));
        }

        return parameters;
    }

    /// <summary>A parameter without a value counts as omitted (RFC 6749 §3.1).</summary>
    private static string? Value(Dictionary<string, string> raw, string name) =>
        raw.TryGetValue(name, out string? value) && value.Length > 0 ? Decode(value) : null;

    /// <summary>
    /// Decodes <c>application/x-www-form-urlencoded</c> (RFC 6749 appendix B), and rejects invalid text that the
    /// framework accepts.
    /// </summary>
    private static string Decode(string text)
    {
        var bytes = new List<byte>(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '+':
                    bytes.Add((byte)' ');
                    break;
                case '%':
                    if (i + 2 >= text.Length || !Uri.IsHexDigit(text[i + 1]) || !Uri.IsHexDigit(text[i + 2])) throw Invalid("its percent-encoding is invalid.");
                    bytes.Add((byte)((Uri.FromHex(text[i + 1]) << 4) | Uri.FromHex(text[i + 2])));
                    i += 2;
                    break;
                case < '\x80':
                    bytes.Add((byte)text[i]);
                    break;
                default:
                    // A browser shows a URL decoded, and that is what people copy.
                    int length = char.IsHighSurrogate(text[i]) && i + 1 < text.Length ? 2 : 1;
                    bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(i, length)));
                    i += length - 1;
                    break;
            }
        }

        try
        {
            return StrictUtf8.GetString(bytes.ToArray());
        }
        catch (DecoderFallbackException)
        {
            throw Invalid("its percent-encoding is not UTF-8.");
        }
    }

    private static TickTickException Mismatch(string problem) => new(
        ErrorIds.StateMismatch,
        problem,
        "Open the address that the command shows, or run the command again.");

    private static TickTickException Invalid(string why) => new(
        ErrorIds.RedirectInvalid,
        $"This is not the redirect of a sign-in: {why}",
        "Allow the app in the browser, then enter the complete address that the browser shows.");

    // Anyone could have put this text into a redirect.
    private static string Words(string text) => Redaction.Clean(text, 300);
}
