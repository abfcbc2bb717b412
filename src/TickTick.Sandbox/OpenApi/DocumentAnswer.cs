using System;
using System.Collections.Generic;
using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using TickTick.Sandbox.State;

namespace TickTick.Sandbox.OpenApi;

/// <summary>Returns documents exactly as they are stored.</summary>
internal sealed class DocumentAnswer : IResult
{
    /// <summary>A response with an empty object.</summary>
    public static readonly DocumentAnswer Nothing = new(writer =>
    {
        writer.WriteStartObject();
        writer.WriteEndObject();
    });

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private readonly Action<Utf8JsonWriter> _write;

    public DocumentAnswer(Document document)
        : this(document.WriteTo)
    {
    }

    public DocumentAnswer(IReadOnlyList<Document> documents)
        : this(writer => WriteMany(writer, documents))
    {
    }

    /// <summary>Returns the data of a project.</summary>
    public DocumentAnswer(Document? project, IReadOnlyList<Document> tasks, IReadOnlyList<Document> columns)
        : this(writer =>
        {
            writer.WriteStartObject();
            if (project is not null)
            {
                writer.WritePropertyName("project");
                project.WriteTo(writer);
            }

            writer.WritePropertyName("tasks");
            WriteMany(writer, tasks);
            writer.WritePropertyName("columns");
            WriteMany(writer, columns);
            writer.WriteEndObject();
        })
    {
    }

    private DocumentAnswer(Action<Utf8JsonWriter> write) => _write = write;

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = MediaTypeNames.Application.Json + ";charset=UTF-8";
        await using (var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter, Options)) _write(writer);
        await httpContext.Response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }

    private static void WriteMany(Utf8JsonWriter writer, IReadOnlyList<Document> documents)
    {
        writer.WriteStartArray();
        foreach (Document document in documents) document.WriteTo(writer);
        writer.WriteEndArray();
    }
}
