using System.Numerics;
using System.Runtime.InteropServices;

namespace Groundwork;

/// <summary>Masks of present values: null means that all are present.</summary>
internal static class MissingMask
{
    /// <summary>Present in both.</summary>
    public static bool[]? And(bool[]? a, bool[]? b)
    {
        if (a is null) return b;
        if (b is null || ReferenceEquals(a, b)) return a;
        var both = ColumnMemory.Lend<bool>(a.Length);
        for (var i = 0; i < both.Length; i++) both[i] = a[i] & b[i];
        return both;
    }

    /// <summary>The mask of a column's present values, or null when all are present.</summary>
    public static bool[]? Of(Column column)
    {
        if (column.MissingCount == 0) return null;
        var valid = ColumnMemory.Lend<bool>(column.Length);
        for (var row = 0; row < valid.Length; row++) valid[row] = !column.Missing(row);
        return valid;
    }

    public static int CountNaN(ReadOnlySpan<double> values)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(values);
        var present = Vector<long>.Zero; // equality with itself is -1 where present
        foreach (var lane in lanes) present += Vector.Equals(lane, lane);
        var missing = lanes.Length * Vector<double>.Count + (int)Vector.Sum(present);
        foreach (var value in values[(lanes.Length * Vector<double>.Count)..]) if (double.IsNaN(value)) missing++;
        return missing;
    }

    public static int CountFalse(ReadOnlySpan<bool> valid) => valid.Length - CountTrue(valid);

    public static int CountTrue(ReadOnlySpan<bool> mask)
    {
        var bytes = MemoryMarshal.AsBytes(mask);
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var count = 0;
        foreach (var word in words) count += BitOperations.PopCount(word);
        foreach (var one in bytes[(words.Length * 8)..]) count += one;
        return count;
    }

    public static bool Any(ReadOnlySpan<bool> mask) => MemoryMarshal.AsBytes(mask).IndexOfAnyExcept((byte)0) >= 0;
}
