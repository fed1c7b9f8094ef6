using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Groundwork;

/// <summary>An operation on two values, one at a time and a vector at a time.</summary>
internal interface ILane<T> where T : unmanaged
{
    static abstract T One(T a, T b);

    static abstract Vector<T> Many(Vector<T> a, Vector<T> b);
}

/// <summary>A test of two values.</summary>
internal interface ITest<T> where T : unmanaged
{
    static abstract bool One(T a, T b);
}

/// <summary>Loops over two inputs of the same length, either of which may be a single value that is repeated.</summary>
internal static class Loops
{
    public static int Length(int a, int b) => a == b ? a : a == 1 ? b : b == 1 ? a
        : throw new FrameException($"expression: columns of {a} and {b} rows do not go together");

    public static T[] Apply<T, TLane>(T[] a, T[] b) where T : unmanaged where TLane : ILane<T>
    {
        var length = Length(a.Length, b.Length);
        var result = GC.AllocateUninitializedArray<T>(length);
        Chunks.For(length, (_, from, to) => Lanes<T, TLane>(a, b, result, from, to));
        return result;
    }

    public static bool[] Test<T, TTest>(T[] a, T[] b) where T : unmanaged where TTest : ITest<T>
    {
        var length = Length(a.Length, b.Length);
        var result = GC.AllocateUninitializedArray<bool>(length);
        Chunks.For(length, (_, from, to) =>
        {
            var target = result.AsSpan(from, to - from);
            if (b.Length == 1 && length != 1)
            {
                var right = b[0];
                var left = a.AsSpan(from, target.Length);
                for (var i = 0; i < target.Length; i++) target[i] = TTest.One(left[i], right);
            }
            else if (a.Length == 1 && length != 1)
            {
                var left = a[0];
                var right = b.AsSpan(from, target.Length);
                for (var i = 0; i < target.Length; i++) target[i] = TTest.One(left, right[i]);
            }
            else
            {
                var left = a.AsSpan(from, target.Length);
                var right = b.AsSpan(from, target.Length);
                for (var i = 0; i < target.Length; i++) target[i] = TTest.One(left[i], right[i]);
            }
        });
        return result;
    }

    public static TOut[] Map<TIn, TOut>(TIn[] values, Func<TIn, TOut> function)
    {
        var result = GC.AllocateUninitializedArray<TOut>(values.Length);
        Chunks.For(values.Length, (_, from, to) =>
        {
            for (var i = from; i < to; i++) result[i] = function(values[i]);
        });
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Lanes<T, TLane>(T[] a, T[] b, T[] result, int from, int to) where T : unmanaged where TLane : ILane<T>
    {
        var target = result.AsSpan(from, to - from);
        bool repeatA = a.Length == 1 && result.Length != 1, repeatB = b.Length == 1 && result.Length != 1;
        var left = repeatA ? default : a.AsSpan(from, target.Length);
        var right = repeatB ? default : b.AsSpan(from, target.Length);
        var width = Vector<T>.Count;
        var i = 0;
        if (repeatA)
        {
            var one = new Vector<T>(a[0]);
            for (; i <= target.Length - width; i += width) Store(TLane.Many(one, Load(right, i)), target, i);
            for (; i < target.Length; i++) target[i] = TLane.One(a[0], right[i]);
        }
        else if (repeatB)
        {
            var one = new Vector<T>(b[0]);
            for (; i <= target.Length - width; i += width) Store(TLane.Many(Load(left, i), one), target, i);
            for (; i < target.Length; i++) target[i] = TLane.One(left[i], b[0]);
        }
        else
        {
            for (; i <= target.Length - width; i += width) Store(TLane.Many(Load(left, i), Load(right, i)), target, i);
            for (; i < target.Length; i++) target[i] = TLane.One(left[i], right[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Load<T>(Span<T> values, int at) where T : unmanaged =>
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
}

internal readonly struct GreaterEqualTest<T> : ITest<T> where T : unmanaged, INumber<T>
{
    public static bool One(T a, T b) => a >= b;
}

internal readonly struct LessTest<T> : ITest<T> where T : unmanaged, INumber<T>
{
    public static bool One(T a, T b) => a < b;
}

internal readonly struct LessEqualTest<T> : ITest<T> where T : unmanaged, INumber<T>
{
    public static bool One(T a, T b) => a <= b;
}

internal readonly struct EqualTest<T> : ITest<T> where T : unmanaged, INumber<T>
{
    public static bool One(T a, T b) => a == b;
}

internal readonly struct NotEqualTest<T> : ITest<T> where T : unmanaged, INumber<T>
{
    public static bool One(T a, T b) => a != b;
}

/// <summary>The second value where the first is NaN.</summary>
internal readonly struct FillLane : ILane<double>
{
    public static double One(double a, double b) => double.IsNaN(a) ? b : a;

    public static Vector<double> Many(Vector<double> a, Vector<double> b) => Vector.ConditionalSelect(Vector.Equals(a, a), a, b);
}
