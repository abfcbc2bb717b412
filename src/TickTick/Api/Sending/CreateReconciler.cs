using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using TickTick.Api.Json;
using TickTick.Http;

namespace TickTick.Api.Sending;

/// <summary>
/// Finds out what became of creations whose outcome is unknown: looks at the place where the thing would be, once for all that
/// ask about it, and gives each thing to one of them only. Safe for many threads.
/// </summary>
internal sealed class CreateReconciler<T>(TimeProvider clock)
    where T : TickTickResource, new()
{
    // The Date header's whole seconds and the way of the answer only ever make the estimate earlier, which is the safe side; this is
    // for services of many machines whose clocks differ.
    private static readonly TimeSpan ClockSlack = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Dictionary<string, Round> _rounds = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _claimed = new(StringComparer.Ordinal);

    /// <summary>Takes a thing for a creation of this session.</summary>
    public bool TryClaim(string id) => _claimed.TryAdd(id, true);

    /// <summary>Asks what became of a creation.</summary>
    /// <exception cref="TickTickException">The look failed.</exception>
    public async Task<(CreateOutcome CreateOutcome, T? Thing)> AskAsync(
        CreateOperation<T> creation,
        ResourceSchema<T> schema,
        T sent,
        DateTimeOffset firstAttempt,
        TimeSpan settle,
        CancellationToken cancellationToken)
    {
        var question = new Question(creation, schema, sent, firstAttempt);
        Round round;
        lock (_gate)
        {
            // A round under way is joined only while the service still has the settling time to finish this call, too.
            if (!_rounds.TryGetValue(creation.Place, out round!) || clock.GetElapsedTime(round.Opened) > settle)
            {
                round = new Round(clock.GetTimestamp());
                _rounds[creation.Place] = round;
                round.Look = Task.Run(() => LookAsync(round, creation, settle), CancellationToken.None);
            }

            round.Questions.Add(question);
        }

        using (cancellationToken.Register(() => Leave(round, question)))
        {
            return await question.Answer.Task.ConfigureAwait(false);
        }
    }

    private void Leave(Round round, Question question)
    {
        question.Answer.TrySetCanceled();
        lock (_gate)
        {
            foreach (Question other in round.Questions)
            {
                if (!other.Answer.Task.IsCompleted) return;
            }

            // Nobody waits any more. The look may have ended just now.
            round.Cancel();
        }
    }

    private async Task LookAsync(Round round, CreateOperation<T> creation, TimeSpan settle)
    {
        try
        {
            await Delays.DelayAsync(settle + settle, clock, round.Token).ConfigureAwait(false);
            Close(round, creation.Place);
            Snapshot<T> snapshot = await creation.LookAsync(round.Token).ConfigureAwait(false);
            lock (_gate) Answer(round.Questions, snapshot);
        }
        catch (OperationCanceledException)
        {
            foreach (Question question in Close(round, creation.Place)) question.Answer.TrySetCanceled();
        }
        catch (Exception exception)
        {
            foreach (Question question in Close(round, creation.Place)) question.Answer.TrySetException(exception);
        }
        finally
        {
            round.Dispose();
        }
    }

    private Question[] Close(Round round, string place)
    {
        lock (_gate)
        {
            if (_rounds.TryGetValue(place, out Round? current) && ReferenceEquals(current, round)) _rounds.Remove(place);
            return round.Questions.ToArray();
        }
    }

    // First everything that is certain finds its thing; only what is left over then can be doubtful.
    private void Answer(List<Question> questions, Snapshot<T> snapshot)
    {
        var open = new List<Question>();
        foreach (Question question in questions)
        {
            if (question.Answer.Task.IsCompleted) continue;
            T? thing = FindSame(question, snapshot);
            if (thing is null) open.Add(question);
            else question.Answer.TrySetResult((CreateOutcome.Found, thing));
        }

        foreach (Question question in open)
            question.Answer.TrySetResult((IsDoubtful(question, snapshot) ? CreateOutcome.Unsure : CreateOutcome.Absent, null));
    }

    private T? FindSame(Question question, Snapshot<T> snapshot)
    {
        foreach (T thing in snapshot.Resources)
        {
            if (question.CreateOperation.Id(thing) is not { Length: > 0 } id) continue;
            if (question.CreateOperation.IsUnique ? question.Compare(thing) == MatchResult.Different : question.Compare(thing) != MatchResult.Same) continue;
            if (question.CreateOperation.IsUnique || (IsSince(question, thing, snapshot) == true && TryClaim(id))) return thing;
        }

        return null;
    }

    private bool IsDoubtful(Question question, Snapshot<T> snapshot)
    {
        foreach (T thing in snapshot.Resources)
        {
            if (question.CreateOperation.Id(thing) is not { Length: > 0 } id || _claimed.ContainsKey(id)) continue;
            if (question.Compare(thing) != MatchResult.Different && IsSince(question, thing, snapshot) != false) return true;
        }

        return false;
    }

    private bool? IsSince(Question question, T thing, Snapshot<T> snapshot)
    {
        DateTimeOffset? created = question.CreateOperation.Created(thing) ?? ObjectIdTime(question.CreateOperation.Id(thing));
        if (created is null || snapshot.ServiceTime is not { } serviceNow) return null;
        DateTimeOffset sentAt = serviceNow - (clock.GetUtcNow() - question.FirstAttempt) - ClockSlack;
        return created >= sentAt;
    }

    // Ids are MongoDB's ObjectIds: the first four bytes are the second of creation.
    private static DateTimeOffset? ObjectIdTime(string? id)
    {
        if (id?.Length != 24) return null;
        string head = id.Remove(8);
        return uint.TryParse(head, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;
    }

    private sealed class Question(CreateOperation<T> creation, ResourceSchema<T> schema, T sent, DateTimeOffset firstAttempt)
    {
        public CreateOperation<T> CreateOperation { get; } = creation;

        public DateTimeOffset FirstAttempt { get; } = firstAttempt;

        public TaskCompletionSource<(CreateOutcome CreateOutcome, T? Thing)> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public MatchResult Compare(T thing) => schema.Compare(sent, thing);
    }

    private sealed class Round(long opened) : IDisposable
    {
        private readonly CancellationTokenSource _cancellation = new();
        private bool _disposed;

        public long Opened { get; } = opened;

        public List<Question> Questions { get; } = [];

        public Task? Look { get; set; }

        public CancellationToken Token => _cancellation.Token;

        public void Cancel()
        {
            if (!_disposed) _cancellation.Cancel();
        }

        public void Dispose()
        {
            _disposed = true;
            _cancellation.Dispose();
        }
    }
}
