using System;
using System.Linq;

namespace TickTick.Authorization;

/// <summary>Reads what a user pastes in answer to "Enter the URL that the browser was redirected to".</summary>
internal static class PastedRedirect
{
    // A shorter text is an answer to another question, such as yes.
    private const int ShortestCode = 5;

    private static readonly char[] Wrapping = ['"', '\'', '<', '>', '`', '“', '”', '‘', '’', '\uFEFF', '\u200B'];

    /// <summary>
    /// Parses the whole redirected URL, only its query, or the bare code, with or without quotation marks or
    /// brackets.
    /// </summary>
    /// <exception cref="TickTickException">
    /// <c>RedirectInvalid</c>: the text is none of these. <c>StateMismatch</c>: it answers another request.
    /// <summary>A bare code has no state to check, but PKCE binds it to this request.</summary>
    /// </exception>
    public static AuthorizationResponse Parse(string text, AuthorizationRequest request)
    {
        string pasted = Unwrap(text);
        if (pasted.Length == 0) throw Invalid("nothing was entered.", request);
        if (pasted.Contains("://")) return ParseUrl(pasted, request);
        if (pasted.Contains('=')) return AuthorizationResponse.Parse(pasted.Substring(pasted.IndexOf('?') + 1), request.State);
        if (pasted.Length < ShortestCode || !pasted.All(c => c is > ' ' and <= '~' and not ('/' or '?' or '&'))) throw Invalid("it is not an address or a code.", request);
        return AuthorizationResponse.FromCode(pasted);
    }

    private static AuthorizationResponse ParseUrl(string url, AuthorizationRequest request)
    {
        // A fragment is not part of the response, and some browsers add one.
        string withoutFragment = url.Split('#')[0];
        int question = withoutFragment.IndexOf('?');
        string address = question < 0 ? withoutFragment : withoutFragment.Substring(0, question);
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)) throw Invalid("it is not an address.", request);
        if (IsAt(uri, request.Service.AuthorizationEndpoint))
        {
            throw Invalid(
                $"it is the address of {request.Service}'s own page.",
                request,
                $"Allow the app there, then enter the address that the browser shows next, which starts with {request.RedirectUri} even if the page shows an error.");
        }

        if (!IsAt(uri, request.RedirectUri.Uri))
            throw Invalid($"it does not start with {request.RedirectUri}.", request);
        if (question < 0)
            throw Invalid("the part from the question mark on is missing.", request);
        return AuthorizationResponse.Parse(withoutFragment.Substring(question + 1), request.State);
    }

    private static bool IsAt(Uri uri, Uri expected) =>
        Uri.Compare(uri, expected, UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped, StringComparison.Ordinal) == 0;

    private static string Unwrap(string text)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && IsWrapping(text[start])) start++;
        while (end > start && IsWrapping(text[end - 1])) end--;
        return text.Substring(start, end - start);
    }

    private static bool IsWrapping(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || Wrapping.Contains(c);

    private static TickTickException Invalid(string why, AuthorizationRequest request, string? remedy = null) => new(
        ErrorIds.RedirectInvalid,
        $"This is not the redirect of this sign-in: {why}",
        remedy ?? $"Enter the complete address that the browser shows after you allow the app, such as {request.RedirectUri}?code=<code>&state=<state>.");
}
