using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Groundwork.Conformance;

/// <summary>An array as a file states it: NumPy's dtype text, the shape, and the elements in C order.</summary>
/// <remarks>Deliberately independent of the library under test: expected values must not pass through it.</remarks>
public sealed partial record NpyArray(string DType, int[] Shape, Array Elements)
{
    /// <summary>Elements in all.</summary>
    public int Count => Elements.Length;

    /// <summary>True for int64, int32 and uint8, whose values a double may not hold exactly.</summary>
    public bool IsInteger => Elements is long[] or int[] or byte[];

    /// <summary>Element <paramref name="i"/> in C order; true is 1.</summary>
    public double Number(int i) => Elements switch
    {
        double[] d => d[i],
        float[] f => f[i],
        bool[] b => b[i] ? 1 : 0,
        _ => Integer(i),
    };

    /// <summary>Element <paramref name="i"/> of an integer array, exactly.</summary>
    public long Integer(int i) => Elements switch
    {
        long[] l => l[i],
        int[] n => n[i],
        byte[] b => b[i],
        _ => throw new InvalidOperationException($"{DType} is not an integer dtype"),
    };

    /// <summary>The same elements as doubles.</summary>
    public double[] Numbers() => [.. Enumerable.Range(0, Count).Select(Number)];

    /// <summary>The shape as it prints: <c>[2, 3]</c>.</summary>
    public string ShapeText => $"[{string.Join(", ", Shape)}]";

    /// <summary>Reads format 1.0 or 2.0, C order, little endian; element counts are checked against the bytes that are there.</summary>
    /// <exception cref="InvalidDataException">The stream is not such a file.</exception>
    public static NpyArray Read(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        ReadOnlySpan<byte> file = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        if (file.Length < 12 || file[0] != 0x93 || !file[1..6].SequenceEqual("NUMPY"u8))
            throw new InvalidDataException("npy: no magic bytes at the start");
        bool isWide = file[6] >= 2;
        int start = isWide ? 12 : 10;
        long length = isWide ? MemoryMarshal.Read<uint>(file[8..]) : MemoryMarshal.Read<ushort>(file[8..]);
        if (length > file.Length - start)
            throw new InvalidDataException($"npy: a header of {length} bytes in a file of {file.Length}");

        string header = Encoding.Latin1.GetString(file.Slice(start, (int)length));
        if (FortranOrder().IsMatch(header))
            throw new InvalidDataException("npy: Fortran order");
        string dtype = Descr().Match(header).Groups[1].Value;
        int[] shape = [.. Dims().Match(header).Groups[1].Value
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(d => int.Parse(d, CultureInfo.InvariantCulture))];

        ReadOnlySpan<byte> data = file[(start + (int)length)..];
        long count = shape.Aggregate(1L, (product, n) => checked(product * n));
        return dtype switch
        {
            "<f8" => new(dtype, shape, Cast<double>(data, count)),
            "<f4" => new(dtype, shape, Cast<float>(data, count)),
            "<i8" => new(dtype, shape, Cast<long>(data, count)),
            "|b1" => new(dtype, shape, Cast<bool>(data, count)),
            _ => throw new InvalidDataException($"npy: dtype '{dtype}'"),
        };
    }

    static T[] Cast<T>(ReadOnlySpan<byte> data, long count) where T : unmanaged
    {
        ReadOnlySpan<T> elements = MemoryMarshal.Cast<byte, T>(data);
        return elements.Length == count
            ? elements.ToArray()
            : throw new InvalidDataException($"npy: the shape holds {count} elements, the file {elements.Length}");
    }

    [GeneratedRegex("'descr': '([^']+)'")]
    private static partial Regex Descr();

    [GeneratedRegex(@"'shape': \(([^)]*)\)")]
    private static partial Regex Dims();

    [GeneratedRegex("'fortran_order': True")]
    private static partial Regex FortranOrder();
}
