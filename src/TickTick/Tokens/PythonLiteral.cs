namespace TickTick.Tokens;

/// <summary>
/// Python's literals, as <c>ast.literal_eval</c> of CPython 3.11 reads them: ticktick-py keeps its token dictionary in
/// an environment variable in this form. What CPython refuses is refused here, and what it only warns about is read.
/// </summary>
/// <remarks>
/// Source: docs.python.org/3.11, "ast.literal_eval" and "Lexical analysis". A Python value becomes: str a
/// <see cref="string"/>, bytes a <see cref="PythonBytes"/>, int a <see cref="System.Numerics.BigInteger"/>, float a
/// <see cref="double"/>, complex a <see cref="System.Numerics.Complex"/>, bool a <see cref="bool"/>, None null, list a
/// <see cref="System.Collections.Generic.List{T}"/>, tuple a <see cref="PythonTuple"/>, set a
/// <see cref="System.Collections.Generic.HashSet{T}"/> of <see cref="PythonKey"/>, dict a
/// <see cref="PythonDictionary"/>, and Ellipsis a <see cref="PythonEllipsis"/>. The only difference is that a string
/// is UTF-16 here: two escapes that make a surrogate pair are one character.
/// </remarks>
internal static class PythonLiteral
{
    /// <summary>How deep brackets may nest: CPython's own limit ("too many nested parentheses").</summary>
    internal const int MaximumDepth = 200;

    /// <summary>How many digits a decimal int may have: CPython's own limit (<c>sys.int_info.default_max_str_digits</c>).</summary>
    internal const int MaximumIntegerDigits = 4300;

    /// <summary>Reads one literal.</summary>
    /// <exception cref="PythonLiteralException">It is no literal.</exception>
    internal static object? Parse(string text) => new PythonLiteralReader(text).Read();
}
