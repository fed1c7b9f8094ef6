namespace Groundwork;

/// <summary>An equation of Einstein sums, read: which label runs on every axis of every operand, and on those of the result.</summary>
/// <remarks>Letters keep their character as a label; the axes of an ellipsis get numbers from <see cref="Ellipsis"/> up, the last axis the lowest, so that they align at the end.</remarks>
sealed class EinsumEquation
{
    const int Ellipsis = 256;

    public readonly int[][] Inputs;
    public readonly int[] Output;
    public readonly Dictionary<int, int> Sizes = [];

    readonly string _text;

    /// <exception cref="ArgumentException">The equation cannot be read.</exception>
    /// <exception cref="ShapeException">It does not fit the shapes.</exception>
    public EinsumEquation(string text, Shape[] shapes)
    {
        _text = text;
        string compact = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        int arrow = compact.IndexOf("->", StringComparison.Ordinal);
        string[] terms = (arrow < 0 ? compact : compact[..arrow]).Split(',');
        if (terms.Length != shapes.Length)
            throw new ShapeException("einsum", $"\"{text}\" names {terms.Length} {(terms.Length == 1 ? "operand" : "operands")}, got {shapes.Length}", shapes);
        int covered = 0; // axes that the ellipses stand for
        Inputs = new int[terms.Length][];
        for (int i = 0; i < terms.Length; i++)
        {
            Inputs[i] = Labels(terms[i], shapes[i].Rank, out int dots);
            if (Inputs[i].Length != shapes[i].Rank)
                throw new ShapeException("einsum", $"\"{text}\": \"{terms[i]}\" names {Inputs[i].Length} axes, but operand {i} has shape {shapes[i]}", shapes);
            covered = Math.Max(covered, dots);
            for (int axis = 0; axis < Inputs[i].Length; axis++) Size(Inputs[i][axis], shapes, i, axis);
        }
        Output = arrow < 0 ? Implied(covered) : Named(compact[(arrow + 2)..], covered);
    }

    void Size(int label, Shape[] shapes, int operand, int axis)
    {
        int size = shapes[operand].Array[axis], known = Sizes.GetValueOrDefault(label, 1);
        if (known != 1 && size != 1 && known != size)
            throw new ShapeException("einsum", $"\"{_text}\": {Name(label)} has size {known} and, in operand {operand} of shape {shapes[operand]}, {size}", shapes, axis);
        Sizes[label] = known == 1 ? size : known;
    }

    static string Name(int label) => label < Ellipsis ? ((char)label).ToString() : $"axis -{label - Ellipsis + 1} of the ellipsis";

    int[] Labels(string term, int rank, out int dots)
    {
        List<int> labels = [];
        dots = 0;
        bool seen = false;
        for (int i = 0; i < term.Length; i++)
        {
            if (char.IsAsciiLetter(term[i]))
            {
                labels.Add(term[i]);
            }
            else if (!seen && term.AsSpan(i).StartsWith("..."))
            {
                seen = true;
                dots = Math.Max(0, rank - (term.Length - 3));
                for (int k = dots - 1; k >= 0; k--) labels.Add(Ellipsis + k);
                i += 2;
            }
            else
            {
                throw Unreadable(term[i]);
            }
        }
        return [.. labels];
    }

    ArgumentException Unreadable(char c) => new(c == '.'
        ? $"einsum: \"{_text}\": an ellipsis is three points, once a term"
        : $"einsum: \"{_text}\": '{c}' is no label; use letters, ',', '->' and '...'");

    int[] Named(string term, int covered)
    {
        bool hasEllipsis = term.Contains("...", StringComparison.Ordinal);
        var labels = Labels(term, hasEllipsis ? term.Length - 3 + covered : 0, out _);
        if (!hasEllipsis && covered > 0)
            throw new ArgumentException($"einsum: \"{_text}\": the result has no ellipsis for the {covered} {(covered == 1 ? "axis" : "axes")} it stands for; write \"->...{term}\"");
        for (int i = 0; i < labels.Length; i++)
        {
            if (Array.IndexOf(labels, labels[i]) != i) throw new ArgumentException($"einsum: \"{_text}\": {Name(labels[i])} stands twice in the result");
            if (!Sizes.ContainsKey(labels[i])) throw new ArgumentException($"einsum: \"{_text}\": {Name(labels[i])} of the result is in no operand");
        }
        return labels;
    }

    /// <summary>Without an arrow: the ellipsis, then the letters that stand once, in alphabetical order.</summary>
    int[] Implied(int covered)
    {
        List<int> labels = [];
        for (int k = covered - 1; k >= 0; k--) labels.Add(Ellipsis + k);
        labels.AddRange(Inputs.SelectMany(input => input).Where(label => label < Ellipsis).GroupBy(label => label).Where(g => g.Count() == 1).Select(g => g.Key).Order());
        return [.. labels];
    }
}
