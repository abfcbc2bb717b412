using System;

namespace TickTick.Sandbox.OpenApi;

/// <summary>Ends a call with an error.</summary>
internal sealed class ApiException(ApiError error) : Exception(error.ErrorMessage)
{
    /// <summary>The error.</summary>
    public ApiError Error { get; } = error;
}
