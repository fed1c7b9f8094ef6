using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Groundwork.Lessons;

/// <summary>Values as a report writes them: <c>[1, 2.5]</c>, in the same way whatever language the machine speaks.</summary>
static class Notation
{
    const int MostItems = 12;

    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        bool b => b ? "true" : "false",
        double or float => Number(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
        Tensor tensor => tensor.Shape.Rank == 0 ? Number(tensor.Detach().To(DType.Float64).Item()) : tensor.Detach().ToString(),
        Generator => "a random stream",
        Delegate => "a function",
        Array { Rank: 2 } matrix => Items(Enumerable.Range(0, matrix.GetLength(0)).Select(i => Items(Enumerable.Range(0, matrix.GetLength(1)).Select(j => Of(matrix.GetValue(i, j)))))),
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i])))})",
        IEnumerable items => Items(items.Cast<object?>().Select(Of)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Six digits, which is what one can compare by eye.</summary>
    public static string Number(double value) => double.IsInfinity(value) ? value > 0 ? "∞" : "-∞" : value.ToString("G6", CultureInfo.InvariantCulture);

    /// <summary>Two numbers with as many digits as it takes to tell them apart.</summary>
    public static (string, string) Apart(object? a, object? b)
    {
        string left = Of(a), right = Of(b);
        return left == right && a is double x && b is double y && !x.Equals(y) ? (x.ToString("R", CultureInfo.InvariantCulture), y.ToString("R", CultureInfo.InvariantCulture)) : (left, right);
    }

    static string Items(IEnumerable<string> items)
    {
        string[] some = [.. items.Take(MostItems + 1)];
        return $"[{string.Join(", ", some.Take(MostItems))}{(some.Length > MostItems ? ", …" : "")}]";
    }
}
