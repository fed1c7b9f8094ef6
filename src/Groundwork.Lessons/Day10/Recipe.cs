using System.Globalization;

namespace Groundwork.Lessons;

/// <summary>How a graph of sums and products is built: some numbers, then steps that each combine two of the values so far.</summary>
/// <param name="Leaves">The numbers.</param>
/// <param name="Steps">The operation, and which two values it takes.</param>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record Recipe(IReadOnlyList<double> Leaves, IReadOnlyList<(string Op, int Left, int Right)> Steps)
{
    /// <summary>The graph, all its values in the order of their making; the last is the end.</summary>
    internal IReadOnlyList<Value> Build()
    {
        List<Value> values = [.. Leaves.Select(leaf => new Value(leaf))];
        foreach (var (op, left, right) in Steps) values.Add(Day10.Combine(op, values[left], values[right]));
        return values;
    }

    /// <summary><c>a = 2, b = 3, c = a·b, d = c + a</c>.</summary>
    public override string ToString() => string.Join(", ", Leaves.Select((leaf, i) => $"{Name(i)} = {Notation.Number(leaf)}")
        .Concat(Steps.Select((step, i) => $"{Name(Leaves.Count + i)} = {Name(step.Left)}{(step.Op == "*" ? "·" : " + ")}{Name(step.Right)}")));

    static string Name(int i) => ((char)('a' + i)).ToString(CultureInfo.InvariantCulture);
}
