using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace TickTick.PowerShell.Parameters;

/// <summary>
/// Converts values from table rows, such as those of Import-Csv. An empty cell means that the parameter is not given,
/// and an invalid value is an error. PowerShell would ignore the value and bind the rest of the row.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal class TableCellAttribute(Type? type = null) : ArgumentTransformationAttribute
{
    /// <inheritdoc />
    public sealed override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        object? value = IsText ? InputValue.AsTyped(inputData) : InputValue.Plain(inputData);
        if (TakesOne && value is IEnumerable and not (string or IDictionary) && Entries(value).ToArray() is { Length: > 0 } several) return Transform(engineIntrinsics, InputValue.One(several, $"Specify one{(type is not null && IsNumber(type) ? ", with a point before decimals, such as 2.5" : string.Empty)}.")!);
        bool isEmpty = value is null or DBNull || (value is string text && text.Trim().Length == 0);
        try
        {
            return (isEmpty ? Empty : Read(value!))!;
        }
        catch (ArgumentTransformationMetadataException failure) when (failure.Message.Any(char.IsControl))
        {
            // The value of a cell, which others may have written, must not control the terminal.
            throw new ArgumentTransformationMetadataException(ControlCharacters.Show(failure.Message));
        }
        catch (TickTickException failure)
        {
            throw new ArgumentTransformationMetadataException(failure.Message, failure);
        }
    }

    private static bool IsNumber(Type type) => type == typeof(double) || type == typeof(int) || type == typeof(long);

    /// <summary>Gets or sets whether the parameter takes several texts.</summary>
    public bool IsList { get; set; }

    /// <summary>Gets whether a number is a text, such as a name.</summary>
    private protected virtual bool IsText => type is null;

    /// <summary>Gets whether the parameter takes one value.</summary>
    private protected virtual bool TakesOne => type is null ? !IsList : !type.IsArray;

    /// <summary>Gets the value for an empty cell.</summary>
    private protected virtual object? Empty => null;

    /// <summary>Converts a value to the type of the parameter.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The value is invalid.</exception>
    /// <exception cref="TickTickException">The value is invalid.</exception>
    private protected virtual object? Read(object value)
    {
        if (type is null)
        {
            TextAttribute.RequireNoTable(value);
            return value is string or ValueType or IEnumerable ? value : throw new ArgumentTransformationMetadataException(TextAttribute.Refusal(value));
        }

        if (type.GetElementType() is { } item) return ReadList(value, item);
        if (type.IsEnum) return ReadWord(value, type);
        if (value is string text && IsNumber(type)) value = ReadNumber(text);
        if (IsNumber(type) && type != typeof(double)) WholeNumberAttribute.Require(value);

        try
        {
            object? converted = LanguagePrimitives.ConvertTo(value, type, CultureInfo.CurrentCulture);
            return converted is not (double.NaN or double.PositiveInfinity or double.NegativeInfinity) ? converted
                : throw new ArgumentTransformationMetadataException($"{converted} is not a number that the service can store. Use a number such as 2.5.");
        }
        catch (PSInvalidCastException failure)
        {
            Exception innermost = failure.GetBaseException();
            throw new ArgumentTransformationMetadataException(innermost.Message, innermost);
        }
    }

    /// <summary>Returns the entries of a list, or the value itself if it is none.</summary>
    private protected static IEnumerable<object?> Entries(object value) =>
        value is IEnumerable several and not (string or IDictionary) ? several.Cast<object?>() : [value];

    // A double does not have all digits of a long.
    private static object ReadNumber(string text) =>
        long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
            || long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.CurrentCulture, out whole) ? (object)whole
            : NumberText.Parse(text, CultureInfo.CurrentCulture)
                ?? throw new ArgumentTransformationMetadataException($"'{text}' is not a number, or could be two. Use digits, and a point before decimals, such as 2.5.");

    private static Array ReadList(object value, Type item)
    {
        if (EmptyValue.Refusal(value) is { } refusal) throw new ArgumentTransformationMetadataException(refusal);
        object[] words = [.. (value is string text ? text.Split(',') : Entries(value)).Select(entry => ReadWord(entry!, item))];
        var typed = Array.CreateInstance(item, words.Length);
        words.CopyTo(typed, 0);
        return typed;
    }

    // PowerShell would combine the values of a text with commas, and convert an empty object to the first value.
    private static object ReadWord(object value, Type type)
    {
        object plain = value is PSObject wrapped ? wrapped.BaseObject : value;
        bool isOne = plain is ValueType || (plain is string text && text.IndexOf(',') < 0);
        return isOne && LanguagePrimitives.TryConvertTo(plain, type, CultureInfo.CurrentCulture, out object word) && Enum.IsDefined(type, word) ? word
            : throw new ArgumentTransformationMetadataException($"'{value}' is not one of these values: {string.Join(", ", Enum.GetNames(type))}.");
    }
}
