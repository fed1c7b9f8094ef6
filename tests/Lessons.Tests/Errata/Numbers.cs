using System.Globalization;

namespace Groundwork.Lessons.Errata;

/// <summary>Numbers and lists of them as the document writes them: the same on every machine.</summary>
static class Numbers
{
    /// <summary>A number in a format; zero has no sign.</summary>
    public static string Show(double value, string format)
    {
        string text = value.ToString(format, CultureInfo.InvariantCulture);
        return text.StartsWith('-') && !text.AsSpan().ContainsAnyInRange('1', '9') ? text[1..] : text;
    }

    /// <summary>A tensor of one element in a format.</summary>
    public static string Show(Tensor value, string format) => Show(value.Item(), format);

    /// <summary>A vector, or the rows of a matrix, in a format.</summary>
    public static string List(Tensor values, string format) => values.Rank == 2
        ? $"[{string.Join(", ", Enumerable.Range(0, values.Shape[0]).Select(i => List(values[i], format)))}]"
        : $"[{string.Join(", ", values.ToArray<double>().Select(v => Show(v, format)))}]";

    /// <summary>A number of items in a list that was counted in the page.</summary>
    public static string Count<T>(IEnumerable<T> items) => items.Count().ToString(CultureInfo.InvariantCulture);
}
