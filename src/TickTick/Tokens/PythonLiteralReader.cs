using System;
using System.Collections.Generic;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace TickTick.Tokens;

/// <summary>Reads one Python literal: the layout of lines, the containers, the names, and what joins numbers and strings.</summary>
internal sealed class PythonLiteralReader
{
    private readonly PythonSource _source;
    private int _depth;

    /// <summary>Makes a reader.</summary>
    internal PythonLiteralReader(string text)
    {
        // literal_eval passes over leading spaces and tabs; further on a line they would be an indentation.
        _source = new PythonSource(text);
    }

    private enum NodeKind
    {
        /// <summary>A value that takes no part in arithmetic.</summary>
        Value,

        /// <summary>An unsigned number.</summary>
        Number,

        /// <summary>A number with a sign.</summary>
        SignedNumber,

        /// <summary>The name <c>set</c>, of which only the call <c>set()</c> is a literal.</summary>
        SetName,
    }

    /// <summary>Reads the whole text.</summary>
    internal object? Read()
    {
        SkipToFirstToken();
        object? value = ReadExpression();
        SkipBlanks();
        if (_source.Current == ',') value = ReadBareTuple(value);
        SkipToEnd();
        return value;
    }

    private PythonTuple ReadBareTuple(object? first)
    {
        List<object?> items = [first];
        while (_source.Current == ',')
        {
            _source.Advance();
            SkipBlanks();
            if (_source.AtEnd || _source.Current is '\n' or '#') break;
            items.Add(ReadExpression());
            SkipBlanks();
        }

        return new PythonTuple(items);
    }

    private object? ReadExpression()
    {
        Node node = ReadSum();
        if (node.Kind == NodeKind.SetName) throw _source.Expected("'()' after set");
        return node.Value;
    }

    private Node ReadSum()
    {
        Node left = ReadSigned();
        SkipBlanks();
        if (_source.Current is not ('+' or '-')) return left;

        char sign = _source.Current;
        if (left.Kind is not (NodeKind.Number or NodeKind.SignedNumber) || left.Value is Complex) throw _source.Expected("the end of the value");
        _source.Advance();
        SkipBlanks();
        int start = _source.Position;
        Node right = ReadSigned();
        if (right is not { Kind: NodeKind.Number, Value: Complex imaginary }) throw _source.Expected("an imaginary number", start);
        if (!TryGetReal(left.Value, out double real)) throw _source.Expected("a number that a float can hold", start);
        SkipBlanks();
        if (_source.Current is '+' or '-') throw _source.Expected("the end of the complex number");

        // By component, as CPython adds and subtracts: it decides over the sign of a zero.
        Complex sum = sign == '+'
            ? new Complex(real + imaginary.Real, 0.0 + imaginary.Imaginary)
            : new Complex(real - imaginary.Real, 0.0 - imaginary.Imaginary);
        return new Node(sum, NodeKind.Value);
    }

    private Node ReadSigned()
    {
        char sign = _source.Current;
        if (sign is not ('+' or '-')) return ReadCall();
        _source.Advance();
        SkipBlanks();
        int start = _source.Position;
        // A second sign would be no literal, so nothing recurses here.
        Node operand = ReadCall();
        if (operand.Kind != NodeKind.Number) throw _source.Expected("a number after the sign", start);
        return new Node(sign == '+' ? operand.Value : Negate(operand.Value), NodeKind.SignedNumber);
    }

    private Node ReadCall()
    {
        Node node = ReadAtom();
        if (node.Kind != NodeKind.SetName) return node;
        SkipBlanks();
        if (_source.Current != '(') return node;
        Open();
        if (_source.Current != ')') throw _source.Expected("')'");
        Close();
        return new Node(new HashSet<PythonKey>(), NodeKind.Value);
    }

    private Node ReadAtom()
    {
        char current = _source.Current;
        switch (current)
        {
            case '{':
                return new Node(ReadBraces(), NodeKind.Value);
            case '[':
                return new Node(ReadItems(']'), NodeKind.Value);
            case '(':
                return ReadParentheses();
            case '\'' or '"':
                return new Node(ReadStrings(), NodeKind.Value);
            case '.' when _source.StartsWith("..."):
                _source.Advance(3);
                return new Node(PythonEllipsis.Instance, NodeKind.Value);
            case (>= '0' and <= '9') or '.':
                return new Node(PythonNumber.Read(_source), NodeKind.Number);
        }

        int length = NameLength();
        if (length == 0) throw _source.Expected("a literal");
        if (_source.Peek(length) is '\'' or '"') return new Node(ReadStrings(), NodeKind.Value);
        Node named = _source.Slice(length) switch
        {
            "True" => new Node(true, NodeKind.Value),
            "False" => new Node(false, NodeKind.Value),
            "None" => new Node(null, NodeKind.Value),
            var name when IsSet(name) => new Node(null, NodeKind.SetName),
            _ => throw _source.Expected("a literal"),
        };
        _source.Advance(length);
        return named;
    }

    private Node ReadParentheses()
    {
        Open();
        if (_source.Current == ')')
        {
            Close();
            return new Node(new PythonTuple([]), NodeKind.Value);
        }

        Node first = ReadSum();
        SkipBlanks();
        if (_source.Current == ')')
        {
            Close();
            return first;
        }

        if (first.Kind == NodeKind.SetName) throw _source.Expected("'()' after set");
        if (_source.Current != ',') throw _source.Expected("',' or ')'");
        List<object?> items = [first.Value];
        ReadRest(items, ')');
        return new Node(new PythonTuple(items), NodeKind.Value);
    }

    private List<object?> ReadItems(char closing)
    {
        Open();
        List<object?> items = [];
        if (_source.Current == closing)
        {
            Close();
            return items;
        }

        items.Add(ReadExpression());
        ReadRest(items, closing);
        return items;
    }

    /// <summary>Reads on after the first item, up to and with the closing bracket.</summary>
    private void ReadRest(List<object?> items, char closing)
    {
        while (true)
        {
            SkipBlanks();
            if (_source.Current == ',')
            {
                _source.Advance();
                SkipBlanks();
                if (_source.Current != closing)
                {
                    items.Add(ReadExpression());
                    continue;
                }
            }

            if (_source.Current != closing) throw _source.Expected($"',' or '{closing}'");
            Close();
            return;
        }
    }

    private object ReadBraces()
    {
        Open();
        var dictionary = new PythonDictionary();
        if (_source.Current == '}')
        {
            Close();
            return dictionary;
        }

        int start = _source.Position;
        object? first = ReadExpression();
        SkipBlanks();
        if (_source.Current != ':') return ReadSet(first, start);
        while (true)
        {
            PythonKey key = AsKey(first, start);
            _source.Advance();
            SkipBlanks();
            dictionary[key] = ReadExpression();
            SkipBlanks();
            if (_source.Current == ',')
            {
                _source.Advance();
                SkipBlanks();
                if (_source.Current != '}')
                {
                    start = _source.Position;
                    first = ReadExpression();
                    SkipBlanks();
                    if (_source.Current != ':') throw _source.Expected("':'");
                    continue;
                }
            }

            if (_source.Current != '}') throw _source.Expected("',' or '}'");
            Close();
            return dictionary;
        }
    }

    private HashSet<PythonKey> ReadSet(object? first, int start)
    {
        List<object?> items = [first];
        if (_source.Current is not (',' or '}')) throw _source.Expected("':', ',' or '}'");
        ReadRest(items, '}');
        var set = new HashSet<PythonKey>();
        foreach (object? item in items) set.Add(AsKey(item, start));
        return set;
    }

    private PythonKey AsKey(object? value, int start) =>
        PythonKey.TryCreate(value, out PythonKey key) ? key : throw _source.Expected("a value that can be a key", start);

    /// <summary>Reads a string and those that follow it: adjacent literals are one.</summary>
    private object ReadStrings()
    {
        object first = PythonString.Read(_source);
        StringBuilder? joined = null;
        while (true)
        {
            SkipBlanks();
            if (_source.Current is not ('\'' or '"') && _source.Peek(NameLength()) is not ('\'' or '"')) break;
            int start = _source.Position;
            object next = PythonString.Read(_source);
            if (next.GetType() != first.GetType()) throw _source.Expected("bytes beside bytes and str beside str", start);
            joined ??= new StringBuilder(Characters(first));
            joined.Append(Characters(next));
        }

        if (joined is null) return first;
        return first is PythonBytes ? new PythonBytes(joined.ToString()) : joined.ToString();
    }

    private static string Characters(object text) => text is PythonBytes bytes ? bytes.Characters : (string)text;

    private int NameLength()
    {
        int length = 0;
        while (PythonSource.IsNameCharacter(_source.Peek(length))) length++;
        return length;
    }

    /// <summary>Names are compared in NFKC, so <c>ｓｅｔ</c> is <c>set</c> (PEP 3131).</summary>
    private static bool IsSet(string name)
    {
        if (name == "set") return true;
        foreach (char character in name)
        {
            if (character >= 0x80 && !char.IsLetter(character)) return false;
        }

        return name.Length <= 3 && name.Normalize(NormalizationForm.FormKC) == "set";
    }

    private static object Negate(object? number) => number switch
    {
        BigInteger integer => (object)-integer,
        double real => (object)-real,
        Complex complex => (object)new Complex(-complex.Real, -complex.Imaginary),
        _ => throw new InvalidOperationException("Only a number has a sign."),
    };

    private static bool TryGetReal(object? number, out double real)
    {
        real = number is double already ? already : PythonNumber.ToDouble((BigInteger)number!, 0);
        return number is double || !double.IsInfinity(real);
    }

    private void Open()
    {
        if (_depth == PythonLiteral.MaximumDepth)
            throw _source.Expected(string.Format(CultureInfo.InvariantCulture, "no more than {0} nested brackets", PythonLiteral.MaximumDepth));
        _depth++;
        _source.Advance();
        SkipBlanks();
    }

    private void Close()
    {
        _depth--;
        _source.Advance();
    }

    /// <summary>Passes over what may stand between two tokens; line ends and comments only within brackets.</summary>
    private void SkipBlanks()
    {
        while (true)
        {
            switch (_source.Current)
            {
                case ' ' or '\t' or '\f':
                    _source.Advance();
                    break;
                case '\\':
                    _source.ContinueLine();
                    break;
                case '\n' when _depth > 0:
                    _source.Advance();
                    break;
                case '#' when _depth > 0:
                    _source.SkipComment();
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipToFirstToken()
    {
        SkipBlankLines();
        if (_source.AtEnd) throw _source.Expected("a literal");
    }

    private void SkipToEnd()
    {
        SkipBlanks();
        if (_source.Current == '#') _source.SkipComment();
        if (_source.Current == '\n')
        {
            _source.Advance();
            SkipBlankLines();
        }

        if (!_source.AtEnd) throw _source.Expected("the end of the text");
    }

    /// <summary>Passes over lines that hold nothing but blanks and comments, up to a token in the first column or the end.</summary>
    private void SkipBlankLines()
    {
        while (true)
        {
            int start = _source.Position;
            int column = 0;
            int columnBeforeContinuation = 0;
            while (_source.Current is ' ' or '\t' or '\f' or '\\')
            {
                if (_source.Current == '\\')
                {
                    if (columnBeforeContinuation == 0) columnBeforeContinuation = column;
                    _source.ContinueLine();
                    continue;
                }

                column = _source.Current == '\f' ? 0 : column + 1;
                _source.Advance();
            }

            if (_source.Current == '#') _source.SkipComment();
            if (_source.Current == '\n')
            {
                _source.Advance();
                continue;
            }

            if (_source.AtEnd && _source.EndsInComment) return;
            if (column + columnBeforeContinuation > 0) throw _source.Expected("no indentation", start);
            return;
        }
    }

    private readonly record struct Node(object? Value, NodeKind Kind);
}
