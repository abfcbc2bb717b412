using System.Threading;
using System.Threading.Tasks;
using TickTick.Sessions;
using TickTick.Tokens;

namespace TickTick.Demo.Library;

/// <summary>What a runbook or a scheduled task does, in a process of its own.</summary>
internal static class ElsewhereProgram
{
    /// <summary>The verb that starts it.</summary>
    public const string Verb = "elsewhere";

    /// <summary>Finds a token without anybody's help, and asks the service whether it is good.</summary>
    public static async Task<int> RunAsync(string service, string? cacheFile)
    {
        var screen = new Screen();
        var reporter = new ScreenReporter(screen);
        var places = new TokenSourceOptions { Service = TickTickService.Parse(service), Store = cacheFile is null ? null : new FileTokenStore(cacheFile), NoCache = cacheFile is null };
        using var session = new TickTickSession(places.ToSettings());
        try
        {
            var demand = new TokenRequest { NoSession = "has not been made" };
            AccessToken token = await session.GetTokenAsync(demand, new Nobody(), reporter, CancellationToken.None);
            screen.Output(token.ToString());
            return await TokenCheck.IsAcceptedAsync(token, session.Client, reporter, CancellationToken.None) ? 0 : 1;
        }
        catch (TickTickException failure)
        {
            screen.Error($"{failure.ErrorId}: {failure.Message}");
            return 1;
        }
    }
}
