using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Groundwork.Kernels;

/// <summary>Square blocks transposed in registers: pairs of rows are interleaved, then lanes of 128 bits are dealt out.
/// Column q of a block is row q of the result.</summary>
internal static unsafe class TransposeSquares
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Float16(float* from, nint ldFrom, float* to, nint ldTo)
    {
        Four(from, from + ldFrom, from + 2 * ldFrom, from + 3 * ldFrom, out var u0, out var u1, out var u2, out var u3);
        Four(from + 4 * ldFrom, from + 5 * ldFrom, from + 6 * ldFrom, from + 7 * ldFrom, out var v0, out var v1, out var v2, out var v3);
        Four(from + 8 * ldFrom, from + 9 * ldFrom, from + 10 * ldFrom, from + 11 * ldFrom, out var w0, out var w1, out var w2, out var w3);
        Four(from + 12 * ldFrom, from + 13 * ldFrom, from + 14 * ldFrom, from + 15 * ldFrom, out var x0, out var x1, out var x2, out var x3);
        Deal(u0, v0, w0, x0, to, 4 * ldTo);
        Deal(u1, v1, w1, x1, to + ldTo, 4 * ldTo);
        Deal(u2, v2, w2, x2, to + 2 * ldTo, 4 * ldTo);
        Deal(u3, v3, w3, x3, to + 3 * ldTo, 4 * ldTo);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Double8(double* from, nint ldFrom, double* to, nint ldTo)
    {
        Two(from, from + ldFrom, out var a0, out var a1);
        Two(from + 2 * ldFrom, from + 3 * ldFrom, out var b0, out var b1);
        Two(from + 4 * ldFrom, from + 5 * ldFrom, out var c0, out var c1);
        Two(from + 6 * ldFrom, from + 7 * ldFrom, out var d0, out var d1);
        Deal(a0.AsSingle(), b0.AsSingle(), c0.AsSingle(), d0.AsSingle(), (float*)to, 4 * ldTo);
        Deal(a1.AsSingle(), b1.AsSingle(), c1.AsSingle(), d1.AsSingle(), (float*)(to + ldTo), 4 * ldTo);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Float8(float* from, nint ldFrom, float* to, nint ldTo)
    {
        Half(from, from + 4, ldFrom, to, ldTo);
        Half(from + 4 * ldFrom, from + 4 * ldFrom + 4, ldFrom, to + 4, ldTo);

        // Columns 0..3 of four rows in the low lanes and 4..7 in the high ones.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Half(float* low, float* high, nint ld, float* to, nint ldTo)
        {
            var r0 = Vector256.Create(Vector128.Load(low), Vector128.Load(high));
            var r1 = Vector256.Create(Vector128.Load(low + ld), Vector128.Load(high + ld));
            var r2 = Vector256.Create(Vector128.Load(low + 2 * ld), Vector128.Load(high + 2 * ld));
            var r3 = Vector256.Create(Vector128.Load(low + 3 * ld), Vector128.Load(high + 3 * ld));
            var t0 = Avx.UnpackLow(r0, r1);
            var t1 = Avx.UnpackHigh(r0, r1);
            var t2 = Avx.UnpackLow(r2, r3);
            var t3 = Avx.UnpackHigh(r2, r3);
            var u0 = Avx.Shuffle(t0, t2, 0x44);
            var u1 = Avx.Shuffle(t0, t2, 0xEE);
            var u2 = Avx.Shuffle(t1, t3, 0x44);
            var u3 = Avx.Shuffle(t1, t3, 0xEE);
            u0.GetLower().Store(to);
            u1.GetLower().Store(to + ldTo);
            u2.GetLower().Store(to + 2 * ldTo);
            u3.GetLower().Store(to + 3 * ldTo);
            u0.GetUpper().Store(to + 4 * ldTo);
            u1.GetUpper().Store(to + 5 * ldTo);
            u2.GetUpper().Store(to + 6 * ldTo);
            u3.GetUpper().Store(to + 7 * ldTo);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Double4(double* from, nint ldFrom, double* to, nint ldTo)
    {
        var r0 = Vector256.Load(from);
        var r1 = Vector256.Load(from + ldFrom);
        var r2 = Vector256.Load(from + 2 * ldFrom);
        var r3 = Vector256.Load(from + 3 * ldFrom);
        var t0 = Avx.UnpackLow(r0, r1);
        var t1 = Avx.UnpackHigh(r0, r1);
        var t2 = Avx.UnpackLow(r2, r3);
        var t3 = Avx.UnpackHigh(r2, r3);
        Avx.Permute2x128(t0, t2, 0x20).Store(to);
        Avx.Permute2x128(t1, t3, 0x20).Store(to + ldTo);
        Avx.Permute2x128(t0, t2, 0x31).Store(to + 2 * ldTo);
        Avx.Permute2x128(t1, t3, 0x31).Store(to + 3 * ldTo);
    }

    // Four rows: result q holds column q of each lane, four elements to a lane.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(
        float* row0, float* row1, float* row2, float* row3,
        out Vector512<float> u0, out Vector512<float> u1, out Vector512<float> u2, out Vector512<float> u3)
    {
        var r0 = Vector512.Load(row0);
        var r1 = Vector512.Load(row1);
        var r2 = Vector512.Load(row2);
        var r3 = Vector512.Load(row3);
        var t0 = Avx512F.UnpackLow(r0, r1);
        var t1 = Avx512F.UnpackHigh(r0, r1);
        var t2 = Avx512F.UnpackLow(r2, r3);
        var t3 = Avx512F.UnpackHigh(r2, r3);
        u0 = Avx512F.Shuffle(t0, t2, 0x44);
        u1 = Avx512F.Shuffle(t0, t2, 0xEE);
        u2 = Avx512F.Shuffle(t1, t3, 0x44);
        u3 = Avx512F.Shuffle(t1, t3, 0xEE);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Two(double* row0, double* row1, out Vector512<double> even, out Vector512<double> odd)
    {
        var r0 = Vector512.Load(row0);
        var r1 = Vector512.Load(row1);
        even = Avx512F.UnpackLow(r0, r1);
        odd = Avx512F.UnpackHigh(r0, r1);
    }

    // A 4 x 4 transpose of lanes: lane x of the four vectors becomes the row of the result at x * step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Deal(Vector512<float> u, Vector512<float> v, Vector512<float> w, Vector512<float> x, float* to, nint step)
    {
        var e = Avx512F.Shuffle4x128(u, v, 0x88);
        var f = Avx512F.Shuffle4x128(u, v, 0xDD);
        var g = Avx512F.Shuffle4x128(w, x, 0x88);
        var h = Avx512F.Shuffle4x128(w, x, 0xDD);
        Avx512F.Shuffle4x128(e, g, 0x88).Store(to);
        Avx512F.Shuffle4x128(f, h, 0x88).Store(to + step);
        Avx512F.Shuffle4x128(e, g, 0xDD).Store(to + 2 * step);
        Avx512F.Shuffle4x128(f, h, 0xDD).Store(to + 3 * step);
    }
}
