using System.Text;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The elements in nested brackets, as NumPy's <c>repr</c> has them between <c>array(</c> and <c>)</c>, in any culture.</summary>
    /// <remarks>
    /// Columns are aligned, floats have the fewest digits that tell them from their neighbours (in their own dtype) up to the precision, and
    /// share one notation: scientific where the largest is 1e8 or more, the smallest below 1e-4, or their ratio above 1000. Whole floats end
    /// in a point (<c>1.</c>), <c>nan</c> and <c>inf</c> stand for what is not finite. More than 1000 elements are summarised with <c>...</c>;
    /// a tensor without elements is <c>[]</c>. See <see cref="PrintOptions"/>.
    /// </remarks>
    /// <example><code>
    /// Tensor t = [[1, 2.5], [-3, 1000]];
    /// Console.WriteLine(t);
    /// // [[   1. ,    2.5],
    /// //  [  -3. , 1000. ]]
    /// </code></example>
    public override string ToString() => ToString(PrintOptions.Current);

    /// <summary>The elements in nested brackets, printed as the options say.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number among the options is negative, or there is no edge item.</exception>
    /// <example><code>(x / 3).ToString(new() { Precision = 2 });   // [0.33, 0.67]</code></example>
    public string ToString(PrintOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (Count == 0) return "[]";
        var elements = ElementTexts.Of(this, options);
        return Rank == 0 ? elements.Texts[0] : new Brackets(Shape, elements).Print(0, " ", options.LineWidth);
    }

    /// <summary>Nested brackets around texts: rows are wrapped at the line's end, and n axes further out are n line breaks apart.</summary>
    sealed class Brackets(Shape shape, ElementTexts elements)
    {
        int _next;

        public string Print(int axis, string indent, int width)
        {
            var text = new StringBuilder();
            int shown = elements.Shown[axis].Length, gap = elements.IsCut(axis, shape) ? shown / 2 : -1;
            if (axis == shape.Rank - 1) Row(text, shown, gap, indent, width - 1);
            else
            {
                string between = "," + new string('\n', shape.Rank - axis - 1);
                for (int i = 0; i < shown; i++)
                {
                    if (i == gap) text.Append(indent).Append("...").Append(between);
                    text.Append(indent).Append(Print(axis + 1, indent + " ", width - 1));
                    if (i < shown - 1) text.Append(between);
                }
            }
            return $"[{text.ToString(indent.Length, text.Length - indent.Length)}]";
        }

        void Row(StringBuilder text, int shown, int gap, string indent, int width)
        {
            var line = new StringBuilder(indent);
            for (int i = 0; i < shown; i++)
            {
                if (i == gap) Extend("...").Append(", ");
                Extend(elements.Texts[_next++]);
                if (i < shown - 1) line.Append(", ");
            }
            text.Append(line);

            StringBuilder Extend(string word)
            {
                if (line.Length + word.Length > width && line.Length > indent.Length)
                {
                    text.Append(line.ToString().TrimEnd(' ')).Append('\n');
                    line.Clear().Append(indent);
                }
                return line.Append(word);
            }
        }
    }
}
