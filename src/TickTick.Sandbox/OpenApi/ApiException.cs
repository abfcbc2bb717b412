using System;

namespace TickTick.Sandbox.OpenApi;

/// <summary>Ends a request with an error.</summary>
internal sealed class ApiException(ApiError error) : Exception(error.ErrorMessage)
{
    public ApiError Error { get; } = error;
}
