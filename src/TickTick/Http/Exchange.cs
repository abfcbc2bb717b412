namespace TickTick.Http;

/// <summary>Represents the attempts to send one request.</summary>
internal sealed class Exchange(ServiceRequest request, IReporter reporter, TimeBudget budget)
{
    public ServiceRequest Request { get; } = request;

    public IReporter Reporter { get; } = reporter;

    public TimeBudget Budget { get; } = budget;

    /// <summary>Gets or sets the number of attempts that the service may have received.</summary>
    public int Attempts { get; set; }

    /// <summary>Gets or sets the last response, which did not end the exchange.</summary>
    public ServiceResponse? LastResponse { get; set; }
}
