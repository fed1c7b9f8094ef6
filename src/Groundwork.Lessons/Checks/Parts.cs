using System.Collections;

namespace Groundwork.Lessons;

/// <summary>Rows of an exercise's definition, in the order in which they were written.</summary>
abstract class Parts<T> : IReadOnlyList<T>
{
    readonly List<T> _all = [];

    public int Count => _all.Count;

    public T this[int index] => _all[index];

    public IEnumerator<T> GetEnumerator() => _all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    protected void Put(T part) => _all.Add(part);
}

/// <summary>A law that holds for every input.</summary>
sealed record Law<F, X>(string Name, Func<F, X, Claim> Holds);

/// <summary>Laws: <c>{ "the order does not matter", (f, x) => (f(x.a, x.b), f(x.b, x.a)) }</c>. Inputs for which the reference throws are left out.</summary>
sealed class Laws<F, X> : Parts<Law<F, X>>
{
    public void Add(string name, Func<F, X, Claim> holds) => Put(new Law<F, X>(name, holds));
}

/// <summary>What is tried once, without an input: draws of a sampler, a training run. Seeds are written down in it.</summary>
sealed record Trial<F>(string Name, Func<F, Claim> Holds);

/// <summary>Trials: <c>{ "learns AND with seeds 1, 2 and 3", f => Claim.AtLeast(…) }</c>.</summary>
sealed class Trials<F> : Parts<Trial<F>>
{
    public void Add(string name, Func<F, Claim> holds) => Put(new Trial<F>(name, holds));
}

/// <summary>A wrong idea that people have: what it computes, and what to say to whoever has it.</summary>
/// <param name="Name">It, as what the code does: <c>adds where it should multiply</c>.</param>
/// <param name="Wrong">It, as code.</param>
/// <param name="Why">Why it is wrong, in a sentence or two.</param>
/// <param name="Where">Where the lesson shows it: <c>section 2</c>.</param>
sealed record Mistake<F>(string Name, F Wrong, string Why, string Where);

/// <summary>Mistakes: <c>{ "adds where it should multiply", (a, b) => …, "Why it is wrong.", "section 2" }</c>.</summary>
sealed class Mistakes<F> : Parts<Mistake<F>>
{
    public void Add(string name, F wrong, string why, string where) => Put(new Mistake<F>(name, wrong, why, where));
}

/// <summary>How much a call may cost on one large input, measured beside the reference, so that a slow machine is no failure.</summary>
/// <param name="Name">The limit in words: <c>256 × 256 in reasonable time</c>.</param>
/// <param name="Input">Makes the input.</param>
/// <param name="Times">So many times the reference's time, 50 ms at least.</param>
/// <param name="Bytes">So many bytes of new memory; null: any.</param>
sealed record Budget<X>(string Name, Func<X> Input, double Times = 30, long? Bytes = null);
