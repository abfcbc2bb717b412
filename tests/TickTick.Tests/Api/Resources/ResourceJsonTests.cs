using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using TickTick.Api.Reconciliation;
using TickTick.Api;
using TickTick.Api.Resources;
using TickTick.Tests.Http;
using Xunit;

namespace TickTick.Tests.Api.Resources;

/// <summary>Tests that resources are sent back to the service unchanged.</summary>
public sealed class ResourceJsonTests
{
    private const string Unknown = """
        "zeta": {"b": 1, "a": [1.0, 12345678901234567890, -0.1, 1e300, 9007199254740993, true, null, "ü😀"], "empty": {}}, "alpha": 7, "later": null
        """;

    private static readonly JsonReadContext Context = new(TimeZoneInfo.Utc);

    public static TheoryData<string, string> Resources => new()
    {
        { nameof(TickTickTask), """
            "id":"6247ee29630c800f064fd145","projectId":"inbox","sortOrder":-1099511627776,"title":"T \"quoted\"","content":"c","desc":"d","isAllDay":true,
            "startDate":"2026-10-01T22:00:00+0000","dueDate":"2026-10-01T22:00:00+0000","timeZone":"Europe/Rome","reminders":["TRIGGER:-PT60M","TRIGGER;RELATED=END:-PT15M","TRIGGER:P0DT9H0M0S"],
            "repeatFlag":"RRULE:FREQ=DAILY;INTERVAL=1","priority":4,"status":7,"completedTime":"2026-10-01T22:00:00.123+0000","kind":"PODCAST","etag":"abc",
            "items":[{"id":"1","status":0,"title":"i","sortOrder":1,"startDate":"2026-10-01T22:00:00+0000","isAllDay":false,"timeZone":"Europe/Rome","completedTime":"2026-10-01T22:00:00.000+0000","new":1}],
            "tags":["a","b"],"columnId":"c1","columnName":"Doing","progress":30,"isFloating":false,"createdTime":"2026-10-01T22:00:00.001+0000","modifiedTime":"2026-10-01T22:00:00.999+0000",
            "etimestamp":1759356000000,"parentId":"p","childIds":["x","y"]
            """ },
        { nameof(TickTickTaskComment), "\"id\":\"1\",\"userId\":123456789012,\"title\":\"t\",\"createdTime\":\"2026-10-01T22:00:00.000+0000\",\"modifiedTime\":\"2026-10-01T22:00:00.000+0000\",\"replyCommentId\":\"r\",\"replyUserId\":\"u\"" },
        { nameof(TickTickProject), "\"id\":\"1\",\"name\":\"n\",\"color\":\"#F18181\",\"sortOrder\":0,\"closed\":true,\"groupId\":\"g\",\"viewMode\":\"gantt\",\"permission\":\"admin\",\"kind\":\"NOTE\"" },
        { nameof(TickTickProjectMember), "\"username\":\"u\",\"displayName\":\"d\",\"self\":true" },
        { nameof(TickTickProjectGroup), "\"id\":\"1\",\"name\":\"n\",\"sortOrder\":5,\"showAll\":false,\"viewMode\":\"kanban\"" },
        { nameof(TickTickColumn), "\"id\":\"1\",\"projectId\":\"p\",\"name\":\"n\",\"sortOrder\":5" },
        { nameof(TickTickTag), "\"name\":\"n\",\"label\":\"N\",\"sortOrder\":5,\"color\":\"#fff\",\"parent\":\"p\",\"type\":9" },
        { nameof(TickTickFocus), "\"id\":\"1\",\"userId\":1,\"type\":3,\"taskId\":\"t\",\"note\":\"n\",\"tasks\":[{\"taskId\":\"t\",\"x\":1.50}],\"status\":1,\"startTime\":\"2026-10-01T22:00:00+0000\",\"endTime\":\"2026-10-01T22:25:00+0000\",\"pauseDuration\":5,\"duration\":1500,\"relationType\":[1,2],\"adjustTime\":0,\"added\":false,\"createdTime\":\"2026-10-01T22:00:00.000+0000\",\"modifiedTime\":\"2026-10-01T22:00:00.000+0000\",\"etimestamp\":1,\"etag\":\"e\"" },
        { nameof(TickTickHabit), "\"id\":\"1\",\"name\":\"n\",\"iconRes\":\"i\",\"color\":\"#fff\",\"sortOrder\":1,\"status\":0,\"encouragement\":\"e\",\"type\":\"Real\",\"goal\":5.0,\"step\":0.5,\"unit\":\"km\",\"repeatRule\":\"r\",\"reminders\":[\"09:00\"],\"recordEnable\":true,\"sectionId\":\"s\",\"targetDays\":30,\"targetStartDate\":20261002,\"completedCycles\":1,\"exDates\":[\"20261003\"],\"style\":1,\"totalCheckIns\":4,\"createdTime\":\"2026-10-01T22:00:00.000+0000\",\"modifiedTime\":\"2026-10-01T22:00:00.000+0000\",\"archivedTime\":\"2026-10-01T22:00:00.000+0000\",\"etag\":\"e\"" },
        { nameof(TickTickHabitCheckin), "\"id\":\"1\",\"stamp\":20261002,\"time\":\"2026-10-01T22:00:00+0000\",\"opTime\":\"2026-10-01T22:00:00+0000\",\"value\":1.0,\"goal\":2.5,\"status\":2" },
        { nameof(TickTickCountdown), "\"id\":\"1\",\"type\":1,\"iconRes\":\"i\",\"color\":\"c\",\"name\":\"n\",\"date\":20261224,\"ignoreYear\":true,\"reminders\":[\"TRIGGER:P0DT9H0M0S\"],\"repeatFlag\":\"r\",\"remark\":\"m\",\"status\":0,\"sortOrder\":1,\"style\":\"s\",\"styleColor\":[\"a\"],\"dateDisplayFormat\":\"f\",\"timerMode\":1,\"showAge\":false,\"daysOption\":0,\"showRemark\":true,\"createdTime\":\"2026-10-01T22:00:00.000+0000\",\"modifiedTime\":\"2026-10-01T22:00:00.000+0000\"" },
    };

    [Theory]
    [MemberData(nameof(Resources))]
    public void Known_and_unknown_fields_survive_a_round_trip(string resource, string fields)
    {
        string json = "{" + fields + "," + Unknown + "}";
        Assert.Equal(Members(json), Members(RoundTrip(resource, json)));
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_value_of_an_unexpected_type_survives_a_round_trip(string resource, string fields)
    {
        using JsonDocument document = JsonDocument.Parse("{" + fields + "}");
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            foreach (string strange in new[] { "{\"x\":[1]}", "[[1],{}]", "\"strange\"", "12.5", "true" })
            {
                string json = $"{{\"{property.Name}\":{strange}}}";
                Assert.Equal(Members(json), Members(RoundTrip(resource, json)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void A_response_in_parts_is_read_as_a_whole_one(string resource, string fields)
    {
        string json = "{" + fields + ",\"half\":\"\\ud83d ü😀\"," + Unknown + "}";
        TickTickResource whole = Read(resource, ResponseParts.Of(json));
        for (int length = 1; length < 9; length++)
        {
            TickTickResource read = Read(resource, ResponseParts.Of(json, length));
            Assert.Equal(Json(whole), Json(read));
            // What could not be read would be here, and be written back unchanged.
            Assert.Equal(whole.AdditionalProperties.Keys, read.AdditionalProperties.Keys);
        }
    }

    [Fact]
    public void Unknown_values_are_plain_NET_values_in_order()
    {
        TickTickTask task = Read("{" + Unknown + "}");
        Assert.Equal(["zeta", "alpha", "later"], task.AdditionalProperties.Keys);
        var zeta = Assert.IsAssignableFrom<IDictionary<string, object?>>(task.AdditionalProperties["zeta"]);
        Assert.Equal(["b", "a", "empty"], zeta.Keys);
        object?[] list = Assert.IsType<object?[]>(zeta["a"]);
        Assert.Equal(1.0, Assert.IsType<double>(list[0]));
        Assert.Equal(12345678901234567890m, Assert.IsType<decimal>(list[1]));
        Assert.Equal(9007199254740993L, Assert.IsType<long>(list[4]));
        Assert.Equal(7L, task.AdditionalProperties["alpha"]);
    }

    [Fact]
    public void An_update_sends_assigned_properties_and_null_to_clear()
    {
        TickTickTask task = Read("{\"id\":\"1\",\"projectId\":\"p\",\"title\":\"t\",\"content\":\"c\",\"priority\":5}");
        TickTickTask edit = task.Edit();
        edit.Content = null;
        edit.Title = "u";
        byte[] json = TickTickTask.Schema.ToUpdateBody(edit, nameof(TickTickTask.Id), nameof(TickTickTask.ProjectId));
        Assert.Equal(Members("{\"id\":\"1\",\"projectId\":\"p\",\"title\":\"u\",\"content\":null}"), Members(Encoding.UTF8.GetString(json)));
        Assert.Equal("c", task.Content);
    }

    [Fact]
    public void An_assigned_value_replaces_one_that_could_not_be_read()
    {
        TickTickTask edit = Read("{\"id\":\"1\",\"projectId\":\"p\",\"tags\":[null],\"content\":[7],\"new\":1}").Edit();
        edit.Tags = ["a"];
        edit.Content = null;
        byte[] json = TickTickTask.Schema.ToUpdateBody(edit, nameof(TickTickTask.Id), nameof(TickTickTask.ProjectId));
        Assert.Equal("{\"id\":\"1\",\"projectId\":\"p\",\"tags\":[\"a\"],\"content\":null,\"new\":1}", Encoding.UTF8.GetString(json));
    }

    [Theory]
    [InlineData("{\"title\":\"Milk\",\"priority\":5,\"tags\":[\"B\",\"a\"],\"reminders\":[\"TRIGGER:-PT60M\"],\"repeatFlag\":\"RRULE:FREQ=DAILY\"}", "Same")]
    [InlineData("{\"title\":\" Milk \",\"priority\":5,\"tags\":[\"a\",\"b\"],\"reminders\":[\"TRIGGER:-P0DT1H0M0S\"],\"repeatFlag\":\"RRULE:INTERVAL=1;FREQ=DAILY\",\"sortOrder\":5}", "Same")]
    [InlineData("{\"title\":\"MILK!\",\"priority\":5,\"tags\":[\"a\",\"b\"],\"reminders\":[\"TRIGGER:-PT60M\"],\"repeatFlag\":\"RRULE:FREQ=DAILY\"}", "Alike")]
    [InlineData("{\"title\":\"Milk\",\"priority\":5,\"tags\":[\"a\",\"b\"],\"reminders\":[\"TRIGGER:-PT60M\"],\"repeatFlag\":\"RRULE:FREQ=DAILY\",\"content\":\"more\"}", "Alike")]
    [InlineData("{\"title\":\"Milk\",\"priority\":0}", "Alike")]
    [InlineData("{\"title\":\"Eggs\",\"priority\":5,\"tags\":[\"a\",\"b\"]}", "Different")]
    public void A_task_that_was_sent_is_recognized(string found, string result)
    {
        var sent = new TickTickTask
        {
            Title = "Milk",
            Priority = TickTickTaskPriority.High,
            Tags = ["a", "b"],
            Reminders = [TimeSpan.FromHours(1)],
            Repeat = "RRULE:FREQ=DAILY;INTERVAL=1",
        };
        Assert.Equal(result, ResourceComparison.Compare(sent, Read(found)).ToString());
    }

    [Theory]
    [InlineData("a & b", "a &amp; b", "Same")]
    [InlineData("<b> \"x\"", "&lt;b&gt; &quot;x&#34;", "Same")]
    [InlineData("a &amp; b", "a &amp; b", "Same")]
    [InlineData("a &amp; b", "a &amp;amp; b", "Same")]
    [InlineData("A & B", "a &amp; b!", "Alike")]
    [InlineData("a & b", "a &amp; c", "Different")]
    public void A_title_that_comes_back_escaped_is_recognised(string sent, string found, string result) =>
        Assert.Equal(result, ResourceComparison.Compare(new TickTickTask { Title = sent }, Read(JsonSerializer.Serialize(new { title = found }))).ToString());

    [Fact]
    public void Half_an_emoji_loses_one_character_and_not_the_list()
    {
        TickTickTask task = Read("{\"title\":\"a\\ud83d b\\n\\u00e9\"}");
        Assert.Equal("a\uFFFD b\n\u00e9", task.Title);
    }

    [Fact]
    public void A_long_list_is_read_completely_and_a_truncated_one_not_at_all()
    {
        ReadOnlySequence<byte> json = ResponseParts.Of("[" + string.Join(",\n ", Enumerable.Range(0, 1000).Select(i => $"{{\"id\":\"{i}\",\"projectId\":\"same\"}}")) + "]");
        List<TickTickTask> tasks = TickTickTask.Schema.ReadList(json, Context);
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => i.ToString(CultureInfo.InvariantCulture)), tasks.Select(task => task.Id));
        Assert.Same(tasks[0].ProjectId, tasks[999].ProjectId);
        for (int cut = 0; cut < 200; cut++)
            Assert.ThrowsAny<JsonException>(() => TickTickTask.Schema.ReadList(json.Slice(0, cut), Context));
    }

    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    public void A_number_that_no_double_can_hold_is_kept_and_written_back(string number)
    {
        TickTickHabit habit = TickTickHabit.Schema.Read(ResponseParts.Of($$"""{"id":"1","goal":{{number}}}"""), Context)!;

        Assert.Equal(number, habit.AdditionalProperties["goal"]);
        Assert.Contains(number, Encoding.UTF8.GetString(TickTickHabit.Schema.ToJson(habit)), StringComparison.Ordinal);
    }

    private static TickTickTask Read(string json) => TickTickTask.Schema.Read(ResponseParts.Of(json), Context)!;

    private static string RoundTrip(string resource, string json) => Json(Read(resource, ResponseParts.Of(json)));

    private static string Json(TickTickResource resource) => Encoding.UTF8.GetString(resource.Table.ToJson(resource));

    private static TickTickResource Read(string resource, ReadOnlySequence<byte> json) => resource switch
    {
        nameof(TickTickTask) => TickTickTask.Schema.Read(json, Context)!,
        nameof(TickTickTaskComment) => TickTickTaskComment.Schema.Read(json, Context)!,
        nameof(TickTickProject) => TickTickProject.Schema.Read(json, Context)!,
        nameof(TickTickProjectMember) => TickTickProjectMember.Schema.Read(json, Context)!,
        nameof(TickTickProjectGroup) => TickTickProjectGroup.Schema.Read(json, Context)!,
        nameof(TickTickColumn) => TickTickColumn.Schema.Read(json, Context)!,
        nameof(TickTickTag) => TickTickTag.Schema.Read(json, Context)!,
        nameof(TickTickFocus) => TickTickFocus.Schema.Read(json, Context)!,
        nameof(TickTickHabit) => TickTickHabit.Schema.Read(json, Context)!,
        nameof(TickTickHabitCheckin) => TickTickHabitCheckin.Schema.Read(json, Context)!,
        nameof(TickTickCountdown) => TickTickCountdown.Schema.Read(json, Context)!,
        _ => throw new ArgumentOutOfRangeException(nameof(resource)),
    };

    // Top-level names are sorted, because known fields come first there. Everything below stays in order.
    private static SortedDictionary<string, string> Members(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
            members.Add(property.Name, property.Name == "items" && property.Value.ValueKind == JsonValueKind.Array ? Items(property.Value) : Minified(property.Value));
        return members;
    }

    private static string Items(JsonElement items) =>
        string.Join("|", items.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.Object
            ? string.Join(";", Members(item.GetRawText()).Select(member => member.Key + "=" + member.Value))
            : Minified(item)));

    private static string Minified(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject().Select(member => member.Name + ":" + Minified(member.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", value.EnumerateArray().Select(Minified)) + "]",
        JsonValueKind.String => "\"" + value.GetString() + "\"",
        _ => value.GetRawText().Replace("e+", "E+").Replace("1e300", "1E+300"),
    };
}
