using System;
using System.Collections;
using System.IO;
using System.Net;
using TickTick.Tokens;
using Xunit;

namespace TickTick.Tests.Tokens;

public sealed class TokenDictionaryTests
{
    private const string Place = "the environment variable TICKTICK_ACCESS_TOKEN";
    private const string Python = "{'access_token': 'secret-0123', 'token_type': 'bearer', 'expires_in': 14772375, 'scope': 'tasks:read tasks:write', "
        + "'expire_time': 1637192935, 'readable_expire_time': 'Wed Nov 17 15:48:55 2021'}";

    private static readonly TokenOrigin Origin = new(TokenSource.EnvironmentVariable, TickTickService.TickTick);
    private static readonly DateTimeOffset End = DateTimeOffset.FromUnixTimeSeconds(1637192935);

    [Fact]
    public void The_literal_of_ticktick_py_is_parsed()
    {
        AccessToken token = Parse(Python);
        Assert.Equal("secret-0123", token.Value);
        Assert.Equal("bearer", token.TokenType);
        Assert.Equal(["tasks:read", "tasks:write"], token.Scope);
        Assert.Equal(End, token.ExpiresAt);
        Assert.Equal(14772375, token.GrantedSeconds);
        Assert.Equal(TokenSource.EnvironmentVariable, token.Source);
        Assert.Same(TickTickService.TickTick, token.Service);
        Assert.Null(token.ClientId);
    }

    [Theory]
    [InlineData("{\"access_token\": \"secret-0123\", \"expire_time\": 1637192935}")]
    [InlineData("{\"access_token\": \"secret-0123\", \"expire_time\": 1637192935.0, \"scope\": null}")]
    [InlineData("{\"access_token\": \"secret-0123\", \"expire_time\": 1.637192935e9, \"scope\": [], \"note\": {\"deep\": [1]}}")]
    [InlineData(" \r\n{\"access_token\": \"wrong\", \"access_token\": \"secret-0123\", \"expire_time\": 1637192935}\n")]
    [InlineData("\ufeff{\"access_token\": \"secret-0123\", \"expire_time\": 1637192935}")]
    [InlineData("{\"access_token\": \"secret-0123\", \"expire_time\": 1637192935, \"note\": true,}")]
    [InlineData("{\"access_token\": \"secret\\u002d0123\", \"expire_time\": 1637192935,}")]
    [InlineData("{\"access_token\": \"secret-0123\", \"expire_time\": 1637192935, \"note\": \"\ud800\", 'mark': True}")]
    [InlineData("{\"expire_time\": 1637192935, \"note\": [1, {\"a\": [2]}, \"b\", [3]], \"flag\": true, \"access_token\": \"secret-0123\"}")]
    [InlineData("{'access_token': 'secret\\x2d0123', 'expire_time': 1637192935.0, 'scope': ('a', 'b')}")]
    [InlineData("{'access_token': 'secret-0123', 'expire_time': 1637192935, 'note': 'half \\ud800'}")]
    [InlineData("{\"access_token\": \"secret-0123\", \"expire_time\": 1637192935, \"note\": \"half \\ud800\"}")]
    public void Both_formats_are_parsed(string text)
    {
        AccessToken token = Parse(text);
        Assert.Equal(("secret-0123", End), (token.Value, token.ExpiresAt));
    }

    [Theory]
    [InlineData("{\"access_token\": \"a\"}")]
    [InlineData("{'access_token': 'a', 'expire_time': None, 'expires_in': 5}")]
    public void Without_expire_time_the_expiration_is_unknown(string text) => Assert.Null(Parse(text).ExpiresAt);

    [Theory]
    [InlineData("1e999", false)]
    [InlineData("99999999999999999999999999", false)]
    [InlineData("-99999999999999999999999999", true)]
    [InlineData("0", true)]
    public void An_expiration_beyond_the_calendar_range_is_accepted(string time, bool hasEnded)
    {
        foreach (char quote in "'\"")
        {
            AccessToken token = Parse($"{{{quote}access_token{quote}: {quote}a{quote}, {quote}expire_time{quote}: {time}}}");
            Assert.Equal(!hasEnded, token.LivesLongerThan(TimeSpan.FromSeconds(60), End));
        }
    }

    [Theory]
    [InlineData("\"secret-0123\"")]
    [InlineData("'secret-0123'")]
    [InlineData(" \"secret-0123\"\r\n")]
    [InlineData("\ufeff\"secret-0123\"")]
    [InlineData("\"secret\\u002d0123\"")]
    [InlineData("'secret\\x2d0123'")]
    public void Quotes_around_a_bare_token_are_removed(string text) =>
        Assert.Equal(text.IndexOf('\\') >= 0 ? "secret-0123" : text.Trim('\ufeff', ' ', '\r', '\n', '"', '\''), TokenDictionary.Parse(text, Place, Origin).Value);

    [Theory]
    [InlineData("'{\"access_token\": \"secret-0123\", \"expire_time\": 1637192935}'")]
    [InlineData("\"{\"access_token\": \"secret-0123\", \"expire_time\": 1637192935}\"")]
    [InlineData("\"{'access_token': 'secret-0123', 'expire_time': 1637192935}\"")]
    [InlineData("'{'access_token': 'secret-0123', 'expire_time': 1637192935}'")]
    [InlineData("\"{\\\"access_token\\\": \\\"secret-0123\\\", \\\"expire_time\\\": 1637192935}\"\n")]
    [InlineData("\"{\\u0027access_token\\u0027: \\u0027secret-0123\\u0027, \\u0027expire_time\\u0027: 1637192935}\"")]
    [InlineData("'{\\'access_token\\': \\'secret-0123\\', \\'expire_time\\': 1637192935}'")]
    public void Quotes_around_a_dictionary_are_removed(string text)
    {
        AccessToken token = Parse(text);
        Assert.Equal(("secret-0123", End), (token.Value, token.ExpiresAt));
    }

    [Theory]
    [InlineData("'{\"access_token\": \"a\", \"note\": [1]}'")]
    [InlineData("\"{\\\"access_token\\\": \\\"a\\\", \\\"note\\\": [1]}\"")]
    [InlineData("\"{'access_token': 'a', 'note': [1]}\"")]
    public void Unknown_keys_of_a_dictionary_in_quotes_are_kept(string text) =>
        Assert.EndsWith(",\"note\":[1]}", TokenDictionary.ToJson(Parse(text), text), StringComparison.Ordinal);

    [Theory]
    [InlineData("System.Security.SecureString", "ConvertFrom-SecureString -AsPlainText")]
    [InlineData("System.Collections.Hashtable", "ConvertTo-Json")]
    [InlineData("\"System.Collections.Specialized.OrderedDictionary\"", "ConvertTo-Json")]
    [InlineData("System.Management.Automation.PSCustomObject", "ConvertTo-Json")]
    [InlineData("System.Object[]", "ConvertTo-Json")]
    [InlineData("System.Collections.Generic.Dictionary`2[System.String,System.Object]", "ConvertTo-Json")]
    [InlineData("Microsoft.PowerShell.SecretManagement.SecretInformation", "ConvertTo-Json")]
    [InlineData("TickTick.Tokens.AccessToken", "ConvertTo-Json")]
    [InlineData("@{access_token=secret-0123; expire_time=1637192935}", "ConvertTo-Json")]
    [InlineData("01000000d08c9ddf0115d1118c7a00c04fc297eb010000000dbd3d2a", "ConvertFrom-SecureString -AsPlainText")]
    [InlineData("{\"access_token\": \"System.Security.SecureString\"}", "ConvertFrom-SecureString -AsPlainText")]
    [InlineData("{\"access_token\": \"a\", \"refresh_token\": \"System.Security.SecureString\"}", "ConvertFrom-SecureString -AsPlainText")]
    public void What_a_failed_conversion_leaves_is_refused_with_the_one_to_use(string text, string conversion)
    {
        var refused = Assert.Throws<TickTickException>(() => TokenDictionary.Parse(text, Place, Origin));
        Assert.Equal("TokenMalformed", refused.ErrorId);
        Assert.Contains(conversion, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-0123", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'expire_time': '1637192935'")]
    [InlineData("'expire_time': ' 1637192935.0 '")]
    [InlineData("'expire_time': 1637192935000")]
    [InlineData("'expire_time': '1637192935000'")]
    [InlineData("'expires_at': 1637192935")]
    [InlineData("'expires_at': '1637192935'")]
    [InlineData("'expires_at': 1637192935000")]
    [InlineData("'expires_on': '1637192935'")]
    [InlineData("'expires_at': '2021-11-17T23:48:55Z'")]
    [InlineData("'expires_at': '2021-11-18T00:48:55.000+01:00'")]
    [InlineData("'expires_at': 1, 'expire_time': 1637192935")]
    [InlineData("'expires_at': 1637192935, 'expire_time': None")]
    public void The_end_is_read_as_others_write_it(string entries)
    {
        AccessToken token = Parse($"{{'access_token': 'a', {entries}}}");
        Assert.Equal(End, token.ExpiresAt);
        Assert.DoesNotContain("expires_", TokenDictionary.ToJson(token, $"{{'access_token': 'a', {entries}}}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'expires_at': 1637192935.25", 250)]
    [InlineData("'expires_at': '1637192935.25'", 250)]
    [InlineData("'expire_time': 1637192935250", 250)]
    public void Fractions_of_a_second_count(string entries, int milliseconds) =>
        Assert.Equal(End.AddMilliseconds(milliseconds), Parse($"{{'access_token': 'a', {entries}}}").ExpiresAt);

    [Theory]
    [InlineData("95617584000", 95617584000L)]
    [InlineData("95617584001", 95617584L)]
    public void The_year_5000_separates_seconds_from_milliseconds(string time, long seconds) =>
        Assert.Equal(seconds, Parse($"{{'access_token': 'a', 'expire_time': {time}}}").ExpiresAt!.Value.ToUnixTimeSeconds());

    [Theory]
    [InlineData("'14772375'")]
    [InlineData("'14772375.9'")]
    [InlineData("14772375.9")]
    public void A_lifetime_may_be_text(string lifetime) =>
        Assert.Equal(14772375, Parse($"{{'access_token': 'a', 'expires_in': {lifetime}}}").GrantedSeconds);

    [Fact]
    public void The_additional_keys_name_the_service_and_the_app()
    {
        AccessToken token = Parse("{\"access_token\":\"a\",\"service\":\"dida365\",\"client_id\":\"app\",\"refresh_token\":\"r\"}");
        Assert.Same(TickTickService.Dida365, token.Service);
        Assert.Equal(("app", "r"), (token.ClientId, token.RefreshToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[1, 2]")]
    [InlineData("null")]
    [InlineData("None")]
    [InlineData("{\"access_token\": \"\"}")]
    [InlineData("{\"access_token\": null}")]
    [InlineData("{\"access_token\": 48573490857892}")]
    [InlineData("{\"access_token\": [\"secret-0123\"]}")]
    [InlineData("{\"access_token\": \"secret-0123\\r\\nX: y\"}")]
    [InlineData("{\"access_token\": \"secret-0123\\ud800\"}")]
    [InlineData("{\"access_token\": \"secret-0123 \"}")]
    [InlineData("{\"access_token\": \"secret-0123\", \"half \\ud800\": 1}")]
    [InlineData("{'access_token': 'secret-0123\\ud800'}")]
    [InlineData("{'access_token': 'secret-0123', 'half \\ud800': 1}")]
    [InlineData("{'access_token': 'secret' '-0123'}")]
    [InlineData("{\"access_token\": \"secret-0123\", \"expire_time\": true}")]
    [InlineData("{'access_token': 'secret-0123', 'expire_time': True}")]
    [InlineData("{'access_token': b'secret-0123'}")]
    [InlineData("{'access_token': 'secret-0123', 'expires_in': 'soon'}")]
    [InlineData("{'access_token': 'secret-0123', 'scope': 5}")]
    [InlineData("{'access_token': 'secret-0123', 'scope': {'a': 1}}")]
    [InlineData("{'access_token': 'secret-0123', 'service': 'http://secret-0123.example.org'}")]
    [InlineData("{'access_token': 'secret-0123'")]
    [InlineData("{'access_token': secret-0123}")]
    [InlineData("{\"access_token\": \"secret-0123}")]
    [InlineData("{\"Access_Token\": \"secret-0123\"}")]
    [InlineData("secret-0123 secret-0123")]
    [InlineData("secret=0123")]
    [InlineData("Bearer secret-0123")]
    [InlineData("\"\"")]
    [InlineData("'\"secret-0123\"'")]
    [InlineData("\"secret-0123'")]
    [InlineData("\"secret-0123 secret-0123\"")]
    [InlineData("\"{'access_token': secret-0123}\"")]
    [InlineData("\"[\\\"secret-0123\\\"]\"")]
    [InlineData("{'access_token': 'secret-0123', 'expire_time': 'Infinity'}")]
    [InlineData("{'access_token': 'secret-0123', 'expires_at': '2021-11-17T23:48:55'}")]
    [InlineData("{'access_token': 'secret-0123', 'expires_at': ''}")]
    [InlineData("{'access_token': 'secret-0123', 'expires_on': ['1637192935']}")]
    public void Invalid_dictionaries_are_rejected_without_quoting_them(string text)
    {
        var refused = Assert.Throws<TickTickException>(() => TokenDictionary.Parse(text, Place, Origin));
        Assert.Equal("TokenMalformed", refused.ErrorId);
        Assert.StartsWith("The environment variable TICKTICK_ACCESS_TOKEN is not a valid token: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refused.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("0123", refused.ToString().Replace("Remedy", string.Empty), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2021-11-17T23:48:55", "is a time without an offset such as Z")]
    [InlineData("2021-11-17 23:48:55.123456", "is a time without an offset such as Z")]
    [InlineData("Wed, 18 May 2033 03:33:19 GMT", "is not a number of seconds")]
    public void A_time_that_cannot_be_read_is_refused_with_the_reason(string time, string reason)
    {
        var refused = Assert.Throws<TickTickException>(() => Parse($"{{'access_token': 'secret-0123', 'expires_at': '{time}'}}"));
        Assert.Contains($"expires_at {reason}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bearer secret-0123", "leave out the word Bearer")]
    [InlineData("bearer  secret-0123", "leave out the word Bearer")]
    [InlineData("System.Security.SecureString", "ConvertFrom-SecureString -AsPlainText")]
    [InlineData("System.Collections.Hashtable", "ConvertTo-Json")]
    public void The_form_of_something_else_is_named(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<TickTickException>(() => TokenDictionary.Parse(text, Place, Origin)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_error_names_the_format_and_the_position()
    {
        var refused = Assert.Throws<TickTickException>(() => TokenDictionary.Parse("{'access_token': 'secret-0123' 5}", Place, Origin));
        Assert.Contains(
            "as a Python dictionary: expected ',' or '}' at line 1, character 32; as a bare token: invalid character at position 1",
            refused.Message,
            StringComparison.Ordinal);
        refused = Assert.Throws<TickTickException>(() => Parse("{\"access_token\": \"secret-0123\" 5}"));
        Assert.Contains("as JSON or as a Python dictionary: expected ',' or '}' at line 1, character 32.", refused.Message, StringComparison.Ordinal);
        refused = Assert.Throws<TickTickException>(() => Parse("{\"note\": true, \"access_token\": \"secret-0123\" 5}"));
        Assert.Contains("as JSON: broken at line 1, byte 46.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("628ff081-5331-4a37-8ddk-021974c9f43g")]
    [InlineData("tp_0123456789abcdef==")]
    [InlineData(" mF_9.B5f-4.1JqM~+/= \n")]
    [InlineData("12345")]
    public void A_bare_token_is_accepted_if_allowed(string text)
    {
        Assert.Equal(text.Trim(), TokenDictionary.Parse(text, Place, Origin).Value);
        Assert.Throws<TickTickException>(() => Parse(text));
    }

    [Fact]
    public void A_megabyte_is_the_limit()
    {
        var refused = Assert.Throws<TickTickException>(() => TokenDictionary.Parse(new string('[', (1 << 20) + 1), Place, Origin));
        Assert.Contains("longer than 1048576 characters", refused.Message, StringComparison.Ordinal);
        Assert.Throws<TickTickException>(() => TokenDictionary.Parse(new string('[', 1 << 20), Place, Origin));
    }

    [Fact]
    public void A_hashtable_is_converted()
    {
        AccessToken token = TokenDictionary.FromHashtable(
            new Hashtable { ["access_token"] = "a", ["expire_time"] = 1637192935, ["scope"] = new object[] { "x", "y" }, ["other"] = new object() },
            Origin);
        Assert.Equal(("a", End), (token.Value, token.ExpiresAt));
        Assert.Equal(["x", "y"], token.Scope);
        var secure = new NetworkCredential(string.Empty, "secret-0123").SecurePassword;
        Assert.Equal("secret-0123", TokenDictionary.FromHashtable(new Hashtable { ["access_token"] = secure, ["expire_time"] = End }, Origin).Value);
        Assert.Equal("TokenMalformed", Assert.Throws<TickTickException>(() => TokenDictionary.FromHashtable(new Hashtable(), Origin)).ErrorId);
    }

    [Fact]
    public void A_hashtable_of_a_vault_holds_texts_and_secure_strings_under_any_key()
    {
        var entries = new Hashtable { ["access_token"] = "a", ["expire_time"] = "1637192935", ["expires_in"] = "60", ["scope"] = "x y", ["client_id"] = "app", ["refresh_token"] = "r", ["service"] = "Dida365" };
        var secret = new Hashtable();
        foreach (DictionaryEntry entry in entries) secret[entry.Key] = SecretText.Protect((string)entry.Value!);
        secret["other"] = SecretText.Protect("o");
        foreach (Hashtable dictionary in new[] { entries, secret })
        {
            AccessToken token = TokenDictionary.FromHashtable(dictionary, Origin);
            Assert.Equal(("a", End, 60, "app", "r", TickTickService.Dida365), (token.Value, token.ExpiresAt, token.GrantedSeconds, token.ClientId, token.RefreshToken, token.Service));
            Assert.Equal(["x", "y"], token.Scope);
        }
    }

    [Theory]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    [InlineData("th-TH")]
    [InlineData("fa-IR")]
    [InlineData("")]
    public void The_dictionary_is_the_same_in_every_culture_and_is_read_back(string culture)
    {
        using var scope = new CultureScope(culture);
        AccessToken token = Parse(Python);
        string json = TokenDictionary.ToJson(token, zone: TimeZoneInfo.Utc);
        Assert.Equal(
            "{\"access_token\":\"secret-0123\",\"token_type\":\"bearer\",\"expires_in\":14772375,\"scope\":\"tasks:read tasks:write\","
            + "\"expire_time\":1637192935,\"readable_expire_time\":\"Wed Nov 17 23:48:55 2021\",\"service\":\"TickTick\"}",
            json);
        Assert.Equal(json, TokenDictionary.ToJson(Parse(json), zone: TimeZoneInfo.Utc));
        var refused = Assert.Throws<TickTickException>(() => Parse("{'access_token': 'a' 5}"));
        Assert.Contains("line 1, character 22", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, -480, "Wed Nov 17 15:48:55 2021")]
    [InlineData(0, 840, "Thu Nov 18 13:48:55 2021")]
    [InlineData(0, 345, "Thu Nov 18 05:33:55 2021")]
    [InlineData(-15, 0, "Tue Nov  2 23:48:55 2021")]
    public void The_readable_time_has_the_format_of_ctime(int days, int zoneMinutes, string expected)
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromMinutes(zoneMinutes), null, null);
        Assert.Equal(expected, TokenDictionary.AscTime(End.AddDays(days), zone));
    }

    [Fact]
    public void Unknown_keys_of_the_previous_dictionary_are_preserved_and_known_ones_replaced()
    {
        const string Before = "{\"access_token\":\"old\",\"refresh_token\":\"old\",\"client_id\":\"old\",\"note\":{\"é\":[1,2.50,null]},\"big\":123456789012345678901234567890}";
        string json = TokenDictionary.ToJson(Parse("{'access_token': 'new'}"), Before);
        Assert.Equal("{\"access_token\":\"new\",\"token_type\":\"bearer\",\"service\":\"TickTick\",\"note\":{\"é\":[1,2.50,null]},\"big\":123456789012345678901234567890}", json);
    }

    [Fact]
    public void Unknown_keys_of_a_Python_literal_are_preserved_in_JSON()
    {
        const string Before = "{'access_token': 'old', 'note': ('x', {'y': [1, 1.5, True, None]}), 'half': '\\ud800', 'big': 123456789012345678901234567890}";
        string json = TokenDictionary.ToJson(Parse("{'access_token': 'new'}"), Before);
        Assert.EndsWith("\"service\":\"TickTick\",\"note\":[\"x\",{\"y\":[1,1.5,true,null]}],\"half\":\"\\ud800\",\"big\":123456789012345678901234567890}", json, StringComparison.Ordinal);
        Assert.Equal(json, TokenDictionary.ToJson(Parse(json), json));
    }

    [Fact]
    public void Python_and_the_module_read_each_others_dictionaries()
    {
        using var folder = new TemporaryFolder();
        var token = new AccessToken("tök".Replace("ö", "+/") + "\"\\'", TickTickService.Dida365, TokenSource.SignIn)
        {
            Scope = ["tasks:write", "tasks:read"], ExpiresAt = End, GrantedSeconds = 15551999, ClientId = "app é\U0001f600", RefreshToken = "r",
        };
        File.WriteAllText(folder["ours"], TokenDictionary.ToJson(token));
        const string Script = "import json,sys; d=json.loads(open(sys.argv[1],encoding='utf-8').read()); assert d['expire_time']-1637192000 == 935; open(sys.argv[2],'w').write(json.dumps(d)); open(sys.argv[3],'w',encoding='utf-8').write(str(d))";
        string? output = PeerProcess.Run("python3", $"-c \"{Script}\" \"{folder["ours"]}\" \"{folder["json"]}\" \"{folder["literal"]}\"", out int exitCode);
        if (output is null) Assert.Skip("There is no python3 on PATH.");
        Assert.Equal(0, exitCode);
        foreach (string written in new[] { "json", "literal" })
        {
            AccessToken read = Parse(File.ReadAllText(folder[written]));
            Assert.Equal((token.Value, token.ExpiresAt, token.GrantedSeconds, token.ClientId, "r"), (read.Value, read.ExpiresAt, read.GrantedSeconds, read.ClientId, read.RefreshToken));
            Assert.Equal(token.Scope, read.Scope);
            Assert.Equal(token.Service, read.Service);
        }
    }

    // Only a dictionary, as in a file.
    private static AccessToken Parse(string text) => TokenDictionary.TryParse(text, Origin, allowBareToken: false, out AccessToken? token, out string reason)
        ? token!
        : throw new TickTickException(ErrorIds.TokenMalformed, $"{reason}.", string.Empty);
}
