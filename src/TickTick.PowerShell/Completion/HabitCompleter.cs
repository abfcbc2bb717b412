using System.Collections.Generic;
using System.Threading.Tasks;
using TickTick.Api;
using TickTick.Sessions;

namespace TickTick.PowerShell.Completion;

/// <summary>Completes habits.</summary>
internal sealed class HabitCompleter : AccountCompleter
{
    /// <inheritdoc />
    private protected override async Task<IReadOnlyList<Candidate>> GetCandidatesAsync(TickTickClient client, IReadOnlyList<string> projects) => ProjectCompleter.Named(
        await client.Habits.ListAsync().ConfigureAwait(false),
        static habit => habit.Id,
        static habit => habit.Name,
        static habit => $"Habit{(habit.Status == TickTickHabitStatus.Archived ? ", archived" : string.Empty)}, {habit.Id}");
}
