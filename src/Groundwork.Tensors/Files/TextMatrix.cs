using System.Globalization;
using System.Text;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>How a text of numbers is laid out: what <c>numpy.loadtxt</c> calls by the same names.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Delimiter">What stands between fields; null for any white space.</param>
/// <param name="Comments">What begins a comment, which goes to the line's end; null for none.</param>
/// <param name="SkipRows">Lines left out at the start, comments and empty lines included.</param>
/// <param name="MaxRows">Rows read at most.</param>
/// <param name="UseColumns">Which columns to read, in which order; negative counts from the end; null for all.</param>
/// <example><code>var layout = new TextLayout(Delimiter: ",", SkipRows: 1, UseColumns: [0, -1]);</code></example>
public sealed record TextLayout(string? Delimiter = null, string? Comments = "#", int SkipRows = 0, int? MaxRows = null, IReadOnlyList<int>? UseColumns = null);

/// <summary>Reads and writes matrices of numbers as text, in any culture: <c>numpy.loadtxt</c> and <c>numpy.savetxt</c>.</summary>
/// <remarks>
/// One row a line. Numbers have a point and no group separators; <c>nan</c>, <c>inf</c> and <c>infinity</c> are read in any case. Tables with
/// headers, quotes, texts or missing values are for data frames. Safe to use from several threads.
/// </remarks>
/// <example><code>
/// TextMatrix.Save("m.csv", m, delimiter: ",");
/// Tensor back = TextMatrix.Load("m.csv", new(Delimiter: ","));
/// </code></example>
public static class TextMatrix
{
    /// <summary>Reads a file: [rows, columns], always with both axes; without rows [0, 0].</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="layout">How it is laid out; by default white space between fields and <c>#</c> before comments.</param>
    /// <param name="dtype">Type of the elements. Integers and Bools (0, 1, True, False) must be written as such.</param>
    /// <exception cref="TensorFileException">A line has another number of fields than the first, or a field is not such a number: with the line's number and text.</exception>
    /// <exception cref="ArgumentException">The layout contradicts itself.</exception>
    /// <example><code>Tensor iris = TextMatrix.Load("iris.csv", new(Delimiter: ",", SkipRows: 1, UseColumns: [0, 1, 2, 3]));</code></example>
    public static Tensor Load(string path, TextLayout? layout = null, DType dtype = DType.Float64)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        return Read(reader, layout, dtype);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="layout">How it is laid out; by default white space between fields and <c>#</c> before comments.</param>
    /// <param name="dtype">Type of the elements.</param>
    /// <exception cref="TensorFileException">A line has another number of fields than the first, or a field is not such a number.</exception>
    /// <exception cref="ArgumentException">The layout contradicts itself.</exception>
    /// <example><code>Tensor m = TextMatrix.Read(new StringReader("1 2\n3 4"));</code></example>
    public static Tensor Read(TextReader reader, TextLayout? layout = null, DType dtype = DType.Float64)
    {
        ArgumentNullException.ThrowIfNull(reader);
        layout ??= new();
        if (layout.Delimiter is "" or "\n" or "\r") throw new ArgumentException("text: a delimiter is one character or more on the line; null means white space");
        if (layout.Comments == "") throw new ArgumentException("text: what begins a comment must not be empty; null means that there are none");
        if (layout.SkipRows < 0 || layout.MaxRows < 0) throw new ArgumentException($"text: cannot skip {layout.SkipRows} rows or read at most {layout.MaxRows}");
        var kernel = new ReadKernel(reader, layout, dtype, new Tensor[1]);
        Dispatch.Any(dtype.IsFloat ? dtype == DType.Float64 ? dtype : DType.Float32 : DType.Int64, kernel);
        return kernel.Result[0].To(dtype);
    }

    readonly struct ReadKernel(TextReader reader, TextLayout layout, DType dtype, Tensor[] result) : IAnyKernel
    {
        public Tensor[] Result => result;

        public void Invoke<T>() where T : unmanaged
        {
            List<T> values = [];
            int rows = 0, columns = 0, number = 0;
            int[]? use = null;
            List<Range> fields = [];
            while (rows < (layout.MaxRows ?? int.MaxValue) && reader.ReadLine() is { } line)
            {
                if (++number <= layout.SkipRows) continue;
                if (number == 1) line = line.TrimStart('\uFEFF');
                int comment = layout.Comments is null ? -1 : line.IndexOf(layout.Comments, StringComparison.Ordinal);
                ReadOnlySpan<char> text = comment < 0 ? line : line.AsSpan(0, comment);
                if (text.IsWhiteSpace()) continue;
                Split(text, layout.Delimiter, fields);
                if (rows == 0)
                {
                    columns = fields.Count;
                    use = Columns(layout.UseColumns, columns, number, line);
                }
                if (fields.Count != columns)
                    throw Wrong(number, $"has {fields.Count} {(fields.Count == 1 ? "field" : "fields")}, and the first row has {columns}", line);
                foreach (int column in use!)
                {
                    var field = text[fields[column]].Trim();
                    if (!TryParse(field, dtype, out T value)) throw Wrong(number, $"has \"{Short(field.ToString())}\" in column {column}, which is no {dtype}", line);
                    values.Add(value);
                }
                rows++;
            }
            result[0] = Tensor.From<T>(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values), rows == 0 ? [0, 0] : [rows, use!.Length]);
        }
    }

    static int[] Columns(IReadOnlyList<int>? wanted, int columns, int number, string line)
    {
        if (wanted is null) return [.. Enumerable.Range(0, columns)];
        var use = new int[wanted.Count];
        for (int i = 0; i < use.Length; i++)
        {
            use[i] = wanted[i] < 0 ? wanted[i] + columns : wanted[i];
            if ((uint)use[i] >= (uint)columns) throw Wrong(number, $"has {columns} {(columns == 1 ? "field" : "fields")}, and column {wanted[i]} is asked for", line);
        }
        return use;
    }

    static void Split(ReadOnlySpan<char> text, string? delimiter, List<Range> fields)
    {
        fields.Clear();
        if (delimiter is not null)
        {
            foreach (var field in text.Split(delimiter)) fields.Add(field);
            return;
        }
        for (int i = 0; i < text.Length;)
        {
            while (i < text.Length && char.IsWhiteSpace(text[i])) i++;
            int start = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i])) i++;
            if (i > start) fields.Add(start..i);
        }
    }

    static bool TryParse<T>(ReadOnlySpan<char> field, DType dtype, out T value) where T : unmanaged
    {
        value = default;
        if (typeof(T) == typeof(double))
        {
            if (!double.TryParse(field, Number, CultureInfo.InvariantCulture, out double number) && !TrySpecial(field, out number)) return false;
            value = (T)(object)number;
            return true;
        }
        if (typeof(T) == typeof(float)) // rounded once, not by way of a double
        {
            bool read = float.TryParse(field, Number, CultureInfo.InvariantCulture, out float number);
            if (!read && TrySpecial(field, out double special)) (read, number) = (true, (float)special);
            value = (T)(object)number;
            return read;
        }
        long whole;
        if (dtype == DType.Bool)
        {
            bool truth = field is "1" || field.Equals("true", StringComparison.OrdinalIgnoreCase);
            if (!truth && field is not "0" && !field.Equals("false", StringComparison.OrdinalIgnoreCase)) return false;
            whole = truth ? 1 : 0;
        }
        else
        {
            if (!long.TryParse(field, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole)) return false;
            if (dtype == DType.Int32 && whole != (int)whole || dtype == DType.UInt8 && whole != (byte)whole) return false;
        }
        value = (T)(object)whole;
        return true;
    }

    const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    static bool TrySpecial(ReadOnlySpan<char> field, out double value)
    {
        bool negative = field.StartsWith('-');
        var name = negative || field.StartsWith('+') ? field[1..] : field;
        value = name.Equals("nan", StringComparison.OrdinalIgnoreCase) ? double.NaN : negative ? double.NegativeInfinity : double.PositiveInfinity;
        return double.IsNaN(value) || name.Equals("inf", StringComparison.OrdinalIgnoreCase) || name.Equals("infinity", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Writes a vector (one number a line) or a matrix (one row a line), atomically.</summary>
    /// <param name="path">The file; it is replaced if it exists. UTF-8, lines end in a line feed.</param>
    /// <param name="tensor">A tensor with one or two axes.</param>
    /// <param name="delimiter">What stands between fields.</param>
    /// <param name="format">A .NET number format such as <c>F3</c> or <c>0.00e+00</c>; by default the fewest digits that give the same number back.</param>
    /// <param name="header">Lines put before the numbers, each after <paramref name="comments"/>.</param>
    /// <param name="comments">What begins a line of the header.</param>
    /// <exception cref="ShapeException">The tensor has no axis, or more than two.</exception>
    /// <exception cref="FormatException">There is no such number format.</exception>
    /// <example><code>TextMatrix.Save("m.csv", m, delimiter: ",", header: "width,height", comments: "");</code></example>
    public static void Save(string path, Tensor tensor, string delimiter = " ", string? format = null, string? header = null, string comments = "# ")
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Rank is not (1 or 2)) throw new ShapeException("text", $"{tensor.Shape} is not a vector or a matrix; reshape it, or save it as .npy", [tensor.Shape]);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };
            foreach (string line in header?.ReplaceLineEndings("\n").Split('\n') ?? []) writer.WriteLine(comments + line);
            Dispatch.Any(tensor.DType, new WriteKernel(tensor.Detach().Contiguous(), writer, delimiter, format));
        });
    }

    readonly struct WriteKernel(Tensor x, TextWriter writer, string delimiter, string? format) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged
        {
            int columns = x.Rank == 1 ? 1 : x.Shape[1];
            var all = x.Data<T>();
            for (int row = 0; row < x.Shape[0]; row++)
            {
                for (int column = 0; column < columns; column++)
                {
                    if (column > 0) writer.Write(delimiter);
                    writer.Write(Text(all[row * columns + column], format));
                }
                writer.WriteLine();
            }
            GC.KeepAlive(x);
        }
    }

    static string Text<T>(T value, string? format) where T : unmanaged => value switch
    {
        bool truth => truth ? "1" : "0",
        BFloat16 narrow => Text((float)narrow, format),
        double and (double.NaN or double.PositiveInfinity or double.NegativeInfinity) => Special((double)(object)value),
        float and (float.NaN or float.PositiveInfinity or float.NegativeInfinity) => Special((float)(object)value),
        Half half when !Half.IsFinite(half) => Special((double)half),
        IFormattable number => number.ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    static string Special(double value) => double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";

    static TensorFileException Wrong(int number, string what, string line) => new("text", $"line {number} {what}: \"{Short(line)}\"");

    static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
