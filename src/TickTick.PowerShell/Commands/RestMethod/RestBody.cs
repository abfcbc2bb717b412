using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Security;
using System.Text;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.PowerShell.Parameters;

namespace TickTick.PowerShell.Commands;

/// <summary>Converts the body of a request to JSON.</summary>
internal static class RestBody
{
    private const int Deepest = 60;

    /// <summary>Converts a body to JSON.</summary>
    /// <exception cref="TickTickException"><c>RequestInvalid</c>: the body contains a secret or a reference to
    /// itself.</exception>
    public static byte[] ToJson(object body) => InputValue.Plain(body) is string json ? Encoding.UTF8.GetBytes(json) : JsonValue.ToUtf8(ToPlain(body, 0));

    private static object? ToPlain(object? value, int depth)
    {
        if (depth > Deepest) throw ApiErrors.Invalid("The body contains itself or is nested too deeply.", "Pass only the values to send.");
        object? plain = InputValue.Plain(value);
        return plain switch
        {
            null or DBNull => null,
            PSObject custom => Members(custom),
            SecureString or PSCredential => throw ApiErrors.Invalid("The body contains a secret, which is not sent.", "Convert it to a string if you want to send it."),
            Enum number => Convert.ToInt64(number, CultureInfo.InvariantCulture),
            SwitchParameter given => given.IsPresent,
            char letter => letter.ToString(),
            double.NaN or double.PositiveInfinity or double.NegativeInfinity or float.NaN or float.PositiveInfinity or float.NegativeInfinity => throw ApiErrors.Invalid($"{plain} cannot be sent, because JSON has no such number.", "Pass a number, or $null."),
            TickTickResource or IConvertible or IFormattable or Uri or Version => plain,
            IDictionary members => members.Cast<DictionaryEntry>().ToDictionary(
                member => Convert.ToString(member.Key, CultureInfo.InvariantCulture) ?? string.Empty,
                member => ToPlain(member.Value, depth + 1)),
            IEnumerable items => items.Cast<object?>().Select(item => ToPlain(item, depth + 1)).ToArray(),
            _ => Members(PSObject.AsPSObject(value!)),
        };

        Dictionary<string, object?> Members(PSObject made) => made.Properties.Where(property => property.IsGettable).ToDictionary(
            property => property.Name,
            property => ToPlain(ValueOf(property), depth + 1));

        // Some properties of .NET objects have no value now. ConvertTo-Json writes null for them, too.
        static object? ValueOf(PSPropertyInfo property)
        {
            try
            {
                return property.Value;
            }
            catch (GetValueException)
            {
                return null;
            }
        }
    }
}
