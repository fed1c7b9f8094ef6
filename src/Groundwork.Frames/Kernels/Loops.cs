using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Groundwork;

/// <summary>An operation on two values, one at a time and a vector at a time.</summary>
internal interface ILane<T> where T : unmanaged
{
    static abstract T One(T a, T b);

    static abstract Vector<T> Many(Vector<T> a, Vector<T> b);
}

/// <summary>A test of two values, one at a time and a vector at a time (all bits where it holds).</summary>
internal interface ITest<T> where T : unmanaged
{
    static abstract bool One(T a, T b);

    static abstract Vector256<T> Many(Vector256<T> a, Vector256<T> b);
}

/// <summary>Loops over two inputs of the same length, either of which may be a single value that is repeated.</summary>
internal static class Loops
{
    public static int Length(int a, int b) => a == b ? a : a == 1 ? b : b == 1 ? a
        : throw new FrameException($"expression: columns of {a} and {b} rows do not go together");

    public static T[] Apply<T, TLane>(T[] a, T[] b) where T : unmanaged where TLane : ILane<T>
    {
        var length = Length(a.Length, b.Length);
        var result = ColumnMemory.Lend<T>(length);
        Chunks.For(length, (_, from, to) => Lanes<T, TLane>(a, b, result, from, to));
        return result;
    }

    public static bool[] Test<T, TTest>(T[] a, T[] b) where T : unmanaged where TTest : ITest<T>
    {
        var length = Length(a.Length, b.Length);
        var result = ColumnMemory.Lend<bool>(length);
        Chunks.For(length, (_, from, to) => Tests<T, TTest>(a, b, result, from, to));
        return result;
    }

    public static void Not(ReadOnlySpan<bool> values, Span<bool> target)
    {
        ReadOnlySpan<byte> from = MemoryMarshal.AsBytes(values);
        Span<byte> to = MemoryMarshal.AsBytes(target);
        var i = 0;
        for (; i <= from.Length - Vector<byte>.Count; i += Vector<byte>.Count) Store(Load(from, i) ^ Vector<byte>.One, to, i);
        for (; i < from.Length; i++) to[i] = (byte)(from[i] ^ 1);
    }

    public static TOut[] Map<TIn, TOut>(TIn[] values, Func<TIn, TOut> function)
    {
        var result = ColumnMemory.Lend<TOut>(values.Length);
        Chunks.For(values.Length, (_, from, to) =>
        {
            for (var i = from; i < to; i++) result[i] = function(values[i]);
        });
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tests<T, TTest>(T[] a, T[] b, bool[] result, int from, int to) where T : unmanaged where TTest : ITest<T>
    {
        var target = result.AsSpan(from, to - from);
        // A single value is repeated: it is read again at every step.
        int stepA = a.Length == 1 && result.Length != 1 ? 0 : 1, stepB = b.Length == 1 && result.Length != 1 ? 0 : 1;
        ref var left = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(a), from * stepA);
        ref var right = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(b), from * stepB);
        var i = 0;
        if (Unsafe.SizeOf<T>() == 8 && Vector256.IsHardwareAccelerated)
        {
            Vector256<T> oneA = Vector256.Create(left), oneB = Vector256.Create(right);
            ref var bytes = ref Unsafe.As<bool, byte>(ref MemoryMarshal.GetReference(target));
            for (; i <= target.Length - 32; i += 32)
            {
                // 32 answers of 64 bits, narrowed to bytes.
                var first = Vector256.Narrow(Sixteen<T, TTest>(ref left, ref right, i, stepA, stepB, oneA, oneB), Sixteen<T, TTest>(ref left, ref right, i + 16, stepA, stepB, oneA, oneB));
                (first & Vector256<byte>.One).StoreUnsafe(ref bytes, (nuint)i);
            }
        }
        for (; i < target.Length; i++) target[i] = TTest.One(Unsafe.Add(ref left, i * stepA), Unsafe.Add(ref right, i * stepB));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Sixteen<T, TTest>(ref T left, ref T right, int at, int stepA, int stepB, Vector256<T> oneA, Vector256<T> oneB) where T : unmanaged where TTest : ITest<T>
    {
        var low = Vector256.Narrow(Four<T, TTest>(ref left, ref right, at, stepA, stepB, oneA, oneB), Four<T, TTest>(ref left, ref right, at + 4, stepA, stepB, oneA, oneB));
        var high = Vector256.Narrow(Four<T, TTest>(ref left, ref right, at + 8, stepA, stepB, oneA, oneB), Four<T, TTest>(ref left, ref right, at + 12, stepA, stepB, oneA, oneB));
        return Vector256.Narrow(low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Four<T, TTest>(ref T left, ref T right, int at, int stepA, int stepB, Vector256<T> oneA, Vector256<T> oneB) where T : unmanaged where TTest : ITest<T> =>
        TTest.Many(stepA == 0 ? oneA : Vector256.LoadUnsafe(ref left, (nuint)at), stepB == 0 ? oneB : Vector256.LoadUnsafe(ref right, (nuint)at)).AsUInt64();

    private static void Lanes<T, TLane>(T[] a, T[] b, T[] result, int from, int to) where T : unmanaged where TLane : ILane<T> => Lanes<T, TLane>(
        a.Length == 1 ? a : a.AsSpan(from, to - from), b.Length == 1 ? b : b.AsSpan(from, to - from), result.AsSpan(from, to - from));

    /// <summary>The operation on spans of the target's length; one value is repeated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Lanes<T, TLane>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<T> target) where T : unmanaged where TLane : ILane<T>
    {
        bool repeatA = left.Length == 1 && target.Length != 1, repeatB = right.Length == 1 && target.Length != 1;
        var width = Vector<T>.Count;
        var i = 0;
        if (repeatA)
        {
            var one = new Vector<T>(left[0]);
            for (; i <= target.Length - width; i += width) Store(TLane.Many(one, Load(right, i)), target, i);
            for (; i < target.Length; i++) target[i] = TLane.One(left[0], right[i]);
        }
        else if (repeatB)
        {
            var one = new Vector<T>(right[0]);
            for (; i <= target.Length - width; i += width) Store(TLane.Many(Load(left, i), one), target, i);
            for (; i < target.Length; i++) target[i] = TLane.One(left[i], right[0]);
        }
        else
        {
            for (; i <= target.Length - width; i += width) Store(TLane.Many(Load(left, i), Load(right, i)), target, i);
            for (; i < target.Length; i++) target[i] = TLane.One(left[i], right[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Load<T>(ReadOnlySpan<T> values, int at) where T : unmanaged =>
        Vector.LoadUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetReference(values), at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(Vector<T> lane, Span<T> target, int at) where T : unmanaged =>
        lane.StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetReference(target), at));
}

internal readonly struct AddLane<T> : ILane<T> where T : unmanaged, INumber<T>
{
    public static T One(T a, T b) => unchecked(a + b);

    public static Vector<T> Many(Vector<T> a, Vector<T> b) => a + b;
}

internal readonly struct SubtractLane<T> : ILane<T> where T : unmanaged, INumber<T>
{
    public static T One(T a, T b) => unchecked(a - b);

    public static Vector<T> Many(Vector<T> a, Vector<T> b) => a - b;
}

internal readonly struct MultiplyLane<T> : ILane<T> where T : unmanaged, INumber<T>
{
    public static T One(T a, T b) => unchecked(a * b);

    public static Vector<T> Many(Vector<T> a, Vector<T> b) => a * b;
}

internal readonly struct DivideLane : ILane<double>
{
    public static double One(double a, double b) => a / b;

    public static Vector<double> Many(Vector<double> a, Vector<double> b) => a / b;
}

internal readonly struct GreaterTest<T> : ITest<T> where T : unmanaged, INumber<T>
{
    public static bool One(T a, T b) => a > b;

    public static Vector256<T> Many(Vector256<T> a, Vector256<T> b) => Vector256.GreaterThan(a, b);
}

internal readonly struct GreaterEqualTest<T> : ITest<T> where T : unmanaged, INumber<T>
{
    public static bool One(T a, T b) => a >= b;

    public static Vector256<T> Many(Vector256<T> a, Vector256<T> b) => Vector256.GreaterThanOrEqual(a, b);
}

internal readonly struct LessTest<T> : ITest<T> where T : unmanaged, INumber<T>
{
    public static bool One(T a, T b) => a < b;

    public static Vector256<T> Many(Vector256<T> a, Vector256<T> b) => Vector256.LessThan(a, b);
}

internal readonly struct LessEqualTest<T> : ITest<T> where T : unmanaged, INumber<T>
{
    public static bool One(T a, T b) => a <= b;

    public static Vector256<T> Many(Vector256<T> a, Vector256<T> b) => Vector256.LessThanOrEqual(a, b);
}

internal readonly struct EqualTest<T> : ITest<T> where T : unmanaged, INumber<T>
{
    public static bool One(T a, T b) => a == b;

    public static Vector256<T> Many(Vector256<T> a, Vector256<T> b) => Vector256.Equals(a, b);
}

internal readonly struct NotEqualTest<T> : ITest<T> where T : unmanaged, INumber<T>
{
    public static bool One(T a, T b) => a != b;

    public static Vector256<T> Many(Vector256<T> a, Vector256<T> b) => ~Vector256.Equals(a, b);
}

/// <summary>The second value where the first is NaN.</summary>
internal readonly struct FillLane : ILane<double>
{
    public static double One(double a, double b) => double.IsNaN(a) ? b : a;

    public static Vector<double> Many(Vector<double> a, Vector<double> b) => Vector.ConditionalSelect(Vector.Equals(a, a), a, b);
}
