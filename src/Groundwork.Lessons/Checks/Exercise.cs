using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Groundwork.Lessons;

/// <summary>An exercise: what the learner's function is held against.</summary>
/// <typeparam name="F">The delegate that the learner's function must fit.</typeparam>
/// <typeparam name="X">One input: the argument, or a tuple of the arguments.</typeparam>
/// <remarks>Safe to use from several threads. How one is written: <c>README.md</c> of this project.</remarks>
/// <example><code>
/// static double Dot(double[] a, double[] b) =&gt; throw new NotAttempted();
///
/// Day01.Dot.Check(Dot);
/// </code></example>
public sealed class Exercise<F, X> : Assignment
    where F : Delegate
{
    internal Exercise(string id, string title, Func<F, X, object?> call, [CallerMemberName] string member = "")
        : base(id, title, member) => Invoke = call;

    /// <summary>Calls a function with an input.</summary>
    internal Func<F, X, object?> Invoke { get; }

    /// <summary>The right function; where it throws, the learner's must throw that type too. Null: laws and trials say what is right.</summary>
    internal F? Reference { get; init; }

    /// <summary>Inputs that are always tried: the ends of what is allowed, and those that tell mistakes apart.</summary>
    internal X[] Edges { get; init; } = [];

    /// <summary>Draws an input.</summary>
    internal Func<Draw, X>? Cases { get; init; }

    /// <summary>Names of the parts of an input, where these are not simply the arguments of the learner's function.</summary>
    internal string[]? Names { get; init; }

    /// <summary>Other right functions: another way to write it, another order of adding up.</summary>
    internal IReadOnlyList<F> AlsoRight { get; init; } = [];

    internal Laws<F, X> Laws { get; init; } = [];

    internal Trials<F> Trials { get; init; } = [];

    internal Mistakes<F> Mistakes { get; init; } = [];

    internal IReadOnlyList<Rule> Rules { get; init; } = [];

    internal Budget<X>? Budget { get; init; }

    /// <summary>Null: by dtype, 1e-9 and 1e-12 for Float64, 1e-4 and 1e-6 for Float32.</summary>
    internal Tolerance? Tolerance { get; init; }

    /// <summary>Checks your function on fresh inputs, shows the report and takes down what came of it.</summary>
    /// <param name="yours">Your function by its name, or a lambda.</param>
    /// <param name="seed">Repeats the inputs of an earlier check, which printed its seed; 0: others every time.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="expression">Filled by the compiler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="yours"/> is null.</exception>
    public void Check(F yours, long seed = 0, [CallerFilePath] string file = "", [CallerArgumentExpression(nameof(yours))] string expression = "") =>
        Show(Examine(yours, seed, file, expression));

    /// <summary>The report of <see cref="Check"/>, without showing it or taking anything down.</summary>
    /// <param name="yours">Your function by its name, or a lambda.</param>
    /// <param name="seed">Repeats the inputs of an earlier check; 0: others every time.</param>
    /// <param name="file">Filled by the compiler.</param>
    /// <param name="expression">Filled by the compiler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="yours"/> is null.</exception>
    public Report Examine(F yours, long seed = 0, [CallerFilePath] string file = "", [CallerArgumentExpression(nameof(yours))] string expression = "")
    {
        ArgumentNullException.ThrowIfNull(yours);
        if (seed == 0) seed = Random.Shared.NextInt64(1, 1_000_000);
        return new Examination<F, X>(this, yours, seed, () => LearnerSource.Of(file, expression), NameOf(expression)).Run();
    }

    /// <summary>Holds your function against the library's on 200 random inputs and shows the largest difference.</summary>
    /// <param name="yours">Your function.</param>
    /// <param name="library">The same by the library.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    /// <example><code>
    /// Day01.Dot.Twin(Dot, (a, b) =&gt; Tensor.From(a).Dot(Tensor.From(b)).Item());
    /// </code></example>
    public void Twin(F yours, F library)
    {
        ArgumentNullException.ThrowIfNull(yours);
        ArgumentNullException.ThrowIfNull(library);
        new Twin<F, X>(this, yours, library).Compare().Display();
    }

    internal override IEnumerable<KnownAnswer> KnownAnswers =>
    [
        new("stub", ExerciseState.NotAttempted, null, seed => Examine(Stub(), seed)),
        .. Reference is null ? [] : new[] { new KnownAnswer("reference", ExerciseState.Passed, null, seed => Examine(Reference, seed)) },
        .. AlsoRight.Select((right, i) => new KnownAnswer($"also right, {i + 1}", ExerciseState.Passed, null, seed => Examine(right, seed))),
        .. Mistakes.Select(mistake => new KnownAnswer(mistake.Name, ExerciseState.Failed, mistake.Name, seed => Examine(mistake.Wrong, seed))),
    ];

    static F Stub()
    {
        var invoke = typeof(F).GetMethod("Invoke")!;
        return Expression.Lambda<F>(Expression.Throw(Expression.New(typeof(NotAttempted)), invoke.ReturnType), invoke.GetParameters().Select(p => Expression.Parameter(p.ParameterType))).Compile();
    }

    /// <summary>The names of an input's parts: those of the learner's own parameters, unless said.</summary>
    internal string[] NamesFor(F yours) => Names ?? [.. yours.Method.GetParameters().Select(p => p.Name ?? "")];

    static string NameOf(string expression) => expression.Split('.')[^1] is var name && name.Length > 0 && name.All(c => char.IsLetterOrDigit(c) || c == '_') ? name : "Your function";
}
