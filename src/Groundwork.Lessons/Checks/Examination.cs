using System.Diagnostics;
using System.Runtime.CompilerServices;
using Groundwork.Notebook;
using Microsoft.CodeAnalysis;

namespace Groundwork.Lessons;

/// <summary>One run of all checks of an exercise over one function.</summary>
/// <remarks>Not safe to use from several threads.</remarks>
sealed class Examination<F, X>(Exercise<F, X> exercise, F yours, long seed, Func<IReadOnlyList<SyntaxNode>?> source, string name)
    where F : Delegate
{
    const int Drawn = 30;

    readonly List<CheckResult> _checks = [];
    readonly List<Case> _cases = [];
    Evidence? _evidence;
    string? _sentence;
    string _explanation = "";

    /// <summary>An input, the numbers it was drawn from (null: an edge), and what the two functions made of it.</summary>
    sealed record Case(X Input, IReadOnlyList<ulong>? Numbers, Outcome Yours, Outcome Expected, X After, Fault Fault)
    {
        public bool LeftAlone => Comparison.OfValues(After, Input, Tolerance.None) == Fault.None;
    }

    public Report Run()
    {
        try
        {
            Values();
            foreach (var law in exercise.Laws) Check(law);
            foreach (var trial in exercise.Trials) Check(trial);
            Mistake<F>? mistake = _sentence is null ? null : Recognised();
            foreach (var rule in exercise.Rules) Check(rule);
            if (exercise.Budget is { } budget && _sentence is null) Check(budget);
            return Verdict(mistake);
        }
        catch (NotAttempted)
        {
            return new Report(exercise, ExerciseState.NotAttempted, "") { Explanation = $"Write your own code in place of the line that throws, and run this again. Stuck? {exercise.Call}.Hint();" };
        }
    }

    Report Verdict(Mistake<F>? mistake)
    {
        if (_sentence is null) return new Report(exercise, ExerciseState.Passed, exercise.Why) { Checks = _checks };
        return new Report(exercise, ExerciseState.Failed, mistake is null ? _sentence + "." : $"{name} {mistake.Name}.")
        {
            Mistake = mistake?.Name,
            Explanation = mistake is null ? _explanation : $"{mistake.Why} See {mistake.Where}.",
            Checks = _checks,
            Evidence = _evidence,
            Seed = exercise.Cases is null ? null : seed,
        };
    }

    void Values()
    {
        foreach (var edge in exercise.Edges) _cases.Add(Try(edge, null));
        if (exercise.Cases is { } draw)
        {
            foreach (var (input, numbers) in Draw.Inputs(draw, Drawn, seed))
            {
                CellFunctions.CellCancellation.ThrowIfCancellationRequested();
                _cases.Add(Try(input, numbers));
            }
        }
        if (exercise.Reference is not null)
        {
            Case[] failed = [.. _cases.Where(c => c.Fault != Fault.None)];
            bool passed = failed.Length == 0;
            _checks.Add(new CheckResult($"{_cases.Count} inputs", passed, passed ? "" : $"{failed.Length} fail; the smallest is shown"));
            if (!passed) Explain(Smallest(failed));
        }
        if (_cases.Find(c => !c.LeftAlone) is not { } changed)
        {
            _checks.Add(new CheckResult("leaves its inputs as they were", true));
            return;
        }
        _checks.Add(new CheckResult("leaves its inputs as they were", false));
        Fail($"{name} changes its inputs", new Evidence(Inputs(changed.Input), Changes(changed), "", "afterwards", "before"),
            "An array is passed by reference: what you write into it, your caller sees. Write into an array of your own.");
    }

    Case Try(X input, IReadOnlyList<ulong>? numbers)
    {
        X mine = Copies.Of(input);
        var expected = exercise.Reference is { } reference ? Outcome.Of(() => exercise.Invoke(reference, Copies.Of(input))) : default;
        var made = Outcome.Of(() => exercise.Invoke(yours, mine));
        var fault = exercise.Reference is null ? Fault.None : Comparison.Of(made, expected, exercise.Tolerance);
        return new Case(input, numbers, made with { Value = Copies.Of(made.Value) }, expected, mine, fault);
    }

    // Of the most telling fault the input that is shortest to read; drawn ones are shrunk first.
    Case Smallest(IReadOnlyList<Case> failed)
    {
        var fault = failed.Min(c => c.Fault);
        Case[] same = [.. failed.Where(c => c.Fault == fault)];
        Case? drawn = same.FirstOrDefault(c => c.Numbers is not null);
        if (drawn is not null)
        {
            var numbers = new Shrinker(candidate => Again(candidate) is { } again && again.Fault == fault ? again.Numbers : null).Shrink(drawn.Numbers!);
            drawn = Again(numbers) is { } least && least.Fault == fault ? least : drawn;
        }
        return same.Where(c => c.Numbers is null).Append(drawn).OfType<Case>().MinBy(c => string.Concat(Inputs(c.Input)).Length)!;
    }

    Case? Again(IReadOnlyList<ulong> numbers)
    {
        CellFunctions.CellCancellation.ThrowIfCancellationRequested();
        return Draw.Of(exercise.Cases!, new Draw(numbers)) is var (input, made) ? Try(input, made) : null;
    }

    void Explain(Case wrong)
    {
        var tolerance = exercise.Tolerance ?? Structure.Of(wrong.Expected.Value).Tolerance;
        string thrown = wrong.Yours.Thrown is { } exception ? Sentence(exception) : "";
        var (sentence, note) = wrong.Fault switch
        {
            Fault.Refusal when wrong.Yours.Thrown is null => ($"{name} should refuse this input with {An(wrong.Expected.Thrown!)}, and gives {Notation.Of(wrong.Yours.Value)}", ""),
            Fault.Refusal => ($"{name} should refuse this input with {An(wrong.Expected.Thrown!)}, and throws {An(wrong.Yours.Thrown!)}", thrown),
            Fault.Threw => ($"{name} throws {An(wrong.Yours.Thrown!)}", thrown),
            Fault.Null => ($"{name} gives null", ""),
            Fault.Shape => ($"{name} gives {Structure.Of(wrong.Yours.Value).Words} where {Structure.Of(wrong.Expected.Value).Words} is expected", $"yours: {Notation.Of(wrong.Yours.Value)}, expected: {Notation.Of(wrong.Expected.Value)}"),
            Fault.DType => ($"{name} gives {Structure.Of(wrong.Yours.Value).DType} where {Structure.Of(wrong.Expected.Value).DType} is expected", ""),
            _ => (HasNaN(wrong.Yours.Value) && !HasNaN(wrong.Expected.Value) ? $"{name} gives NaN (0/0, ∞ - ∞, or the root or logarithm of a negative number)" : $"{name} gives another value", ""),
        };
        var rows = wrong.Fault is Fault.Value ? Rows(wrong.Yours.Value, wrong.Expected.Value, tolerance) : [];
        Fail(sentence, new Evidence(Inputs(wrong.Input), rows, note), "");
    }

    void Check(Law<F, X> law)
    {
        Case[] tried = [.. _cases.Where(c => c.Expected.Thrown is null && (c.Numbers is not null || exercise.Reference is not null))];
        foreach (var one in tried)
        {
            CellFunctions.CellCancellation.ThrowIfCancellationRequested();
            if (Broken(law, one.Input) is null) continue;
            X input = one.Input;
            if (one.Numbers is { } numbers)
            {
                var least = new Shrinker(candidate => Draw.Of(exercise.Cases!, new Draw(candidate)) is var (smaller, made) && Broken(law, smaller) is not null ? made : null).Shrink(numbers);
                input = exercise.Cases!(new Draw(least));
            }
            var (words, rows) = Broken(law, input) ?? Broken(law, input = one.Input)!.Value;
            _checks.Add(new CheckResult(law.Name, false));
            Fail($"{name} breaks a law: {law.Name}", new Evidence(Inputs(input), rows, words, "left side", "right side"), "");
            return;
        }
        _checks.Add(new CheckResult(law.Name, true));
    }

    void Check(Trial<F> trial)
    {
        CellFunctions.CellCancellation.ThrowIfCancellationRequested();
        var broken = Broken(() => trial.Holds(yours));
        _checks.Add(new CheckResult(trial.Name, broken is null));
        if (broken is var (words, rows)) Fail($"{name} fails a trial: {trial.Name}", new Evidence([], rows, words), "");
    }

    void Check(Rule rule)
    {
        var nodes = source();
        string? broken = nodes is null ? null : rule.Broken(nodes);
        _checks.Add(new CheckResult(rule.Name, nodes is null ? null : broken is null, nodes is null ? "not checked here: the text of the cell is not at hand" : broken ?? ""));
        if (broken is not null) Fail($"{name} should be {rule.Name}: {broken}", null, "");
    }

    void Check(Budget<X> budget)
    {
        TimeSpan limit = default, took = default;
        long bytes = 0;
        for (int attempt = 0; attempt < 2; attempt++)    // once more if it was slow: the first run compiles
        {
            if (exercise.Reference is { } reference) limit = TimeOf(reference, budget.Input()).Took * budget.Times;
            limit = limit.TotalMilliseconds < 50 ? TimeSpan.FromMilliseconds(50) : limit;
            (took, bytes) = TimeOf(yours, budget.Input());
            if (took <= limit) break;
        }
        bool tooMuch = bytes > budget.Bytes;
        _checks.Add(new CheckResult(budget.Name, took <= limit && !tooMuch));
        if (tooMuch) Fail($"{name} takes {bytes / 1e6:N0} MB of new memory, and the limit is {budget.Bytes / 1e6:N0} MB", null, "");
        else if (took > limit) Fail($"{name} took {took.TotalMilliseconds:N0} ms, and the limit is {budget.Times:N0} times the reference's time: {limit.TotalMilliseconds:N0} ms", null, "");
    }

    (TimeSpan Took, long Bytes) TimeOf(F function, X input)
    {
        CellFunctions.CellCancellation.ThrowIfCancellationRequested();
        long bytes = GC.GetAllocatedBytesForCurrentThread(), began = Stopwatch.GetTimestamp();
        _ = Outcome.Of(() => exercise.Invoke(function, input));
        return (Stopwatch.GetElapsedTime(began), GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    (string Words, IReadOnlyList<ReportRow> Rows)? Broken(Law<F, X> law, X input) => Broken(() => law.Holds(yours, Copies.Of(input)));

    (string Words, IReadOnlyList<ReportRow> Rows)? Broken(Func<Claim> claim)
    {
        var outcome = Outcome.Of(claim);
        if (outcome.Thrown is { } thrown) return (Sentence(thrown), []);
        var said = (Claim)outcome.Value!;
        if (said.Holds is { } holds) return holds ? null : (said.Words ?? "", []);
        var tolerance = said.Tolerance ?? exercise.Tolerance ?? Structure.Of(said.Right).Tolerance;
        return Comparison.OfValues(said.Left, said.Right, tolerance) == Fault.None ? null : ("", Rows(said.Left, said.Right, tolerance));
    }

    /// <summary>The known mistake that gives what this function gives, on every input tried; whether it refuses what it should is another matter, unless nothing else is wrong.</summary>
    Mistake<F>? Recognised()
    {
        Case[] telling = [.. _cases.Where(one => one.Expected.Thrown is null)];
        if (telling.All(one => one.Fault == Fault.None)) telling = [.. _cases];
        return telling.Length == 0 ? null : exercise.Mistakes.FirstOrDefault(mistake => telling.All(one => IsLike(mistake, one)));
    }

    bool IsLike(Mistake<F> mistake, Case one)
    {
        X input = Copies.Of(one.Input);
        var outcome = Outcome.Of(() => exercise.Invoke(mistake.Wrong, input));
        return Comparison.Alike(one.Yours, outcome, exercise.Tolerance) && Comparison.OfValues(input, one.After, Tolerance.None) == Fault.None;
    }

    void Fail(string sentence, Evidence? evidence, string explanation)
    {
        if (_sentence is not null) return;    // the first is the one that is told
        (_sentence, _evidence, _explanation) = (sentence, evidence, explanation);
    }

    string[] Inputs(X input)
    {
        string[] names = exercise.NamesFor(yours);
        return input is ITuple tuple && tuple.Length == names.Length
            ? [.. names.Select((argument, i) => $"{argument} = {Notation.Of(tuple[i])}")]
            : [$"{(names.Length == 1 ? names[0] : "input")} = {Notation.Of(input)}"];
    }

    // The arguments that were changed, by the names of the parameters.
    IReadOnlyList<ReportRow> Changes(Case changed)
    {
        string[] names = exercise.NamesFor(yours);
        if (changed.Input is not ITuple before || changed.After is not ITuple after || before.Length != names.Length) return [.. Rows(changed.After, changed.Input, Tolerance.None).Where(row => row.IsWrong)];
        return [.. names.SelectMany((argument, i) => Rows(after[i], before[i], Tolerance.None).Select(row => row with { Place = argument + row.Place }).Where(row => row.IsWrong))];
    }

    static IReadOnlyList<ReportRow> Rows(object? yours, object? expected, Tolerance tolerance)
    {
        Structure a = Structure.Of(yours), b = Structure.Of(expected);
        var rows = new List<ReportRow>();
        for (int i = 0; i < Math.Max(a.Leaves.Count, b.Leaves.Count); i++)
        {
            Leaf? left = i < a.Leaves.Count ? a.Leaves[i] : null, right = i < b.Leaves.Count ? b.Leaves[i] : null;
            bool isWrong = left is null || right is null || !Comparison.Same(left.Value, right.Value, tolerance);
            var (mine, due) = Notation.Apart(left?.Value, right?.Value);
            string difference = left?.Number - right?.Number is { } d ? Notation.Number(d) : "";
            rows.Add(new ReportRow((right ?? left)!.Value.Place, left is null ? "" : mine, right is null ? "" : due, difference, isWrong));
        }
        return rows;
    }

    static bool HasNaN(object? value) => Structure.Of(value).Leaves.Any(leaf => leaf.Number is { } number && double.IsNaN(number));

    static string An(Exception exception) => exception.GetType().Name is var type && "AEIOU".Contains(type[0]) ? $"an {type}" : $"a {type}";

    static string Sentence(Exception exception) => $"{exception.GetType().Name}: {exception.Message}";
}
