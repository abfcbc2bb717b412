using System.Collections.Generic;
using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>Answers with documents.</summary>
public sealed class DocumentAnswer : IResult
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Document? _one;
    private readonly IReadOnlyList<Document>? _many;

    /// <summary>Answers with one.</summary>
    /// <param name="document">The document.</param>
    public DocumentAnswer(Document document) => _one = document;

    /// <summary>Answers with an array.</summary>
    /// <param name="documents">The documents.</param>
    public DocumentAnswer(IReadOnlyList<Document> documents) => _many = documents;

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = MediaTypeNames.Application.Json + ";charset=UTF-8";
        await using var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter, Options);
        if (_one is not null) _one.WriteTo(writer);
        else WriteMany(writer, _many!);
    }

    private static void WriteMany(Utf8JsonWriter writer, IReadOnlyList<Document> documents)
    {
        writer.WriteStartArray();
        foreach (Document document in documents) document.WriteTo(writer);
        writer.WriteEndArray();
    }
}
