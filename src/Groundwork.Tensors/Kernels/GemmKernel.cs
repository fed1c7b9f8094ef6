using System.Numerics;
using System.Runtime.Intrinsics;

namespace Groundwork.Kernels;

/// <summary>The register tiles of one kernel set and element type, by number of rows and of vectors.</summary>
internal sealed unsafe class GemmKernel<T>
    where T : unmanaged
{
    private readonly delegate*<nint, T*, nint, nint, T*, nint, T*, nint, T, T, bool, void>[] tiles;
    private delegate*<nint, T*, nint, T*, void> packRows;
    private delegate*<nint, nint, nint, T*, nint, T*, nint, void> packColumns;
    private delegate*<nint, nint, T*, nint, T*, T*, void> dots;
    private delegate*<nint, nint, T*, nint, T*, T*, void> combine;
    private delegate*<nint, T*, T, T, T*, void> scale;
    private readonly int rowsOfTwo;

    private GemmKernel(int lanes, int rowsOfTwo, delegate*<nint, T*, nint, nint, T*, nint, T*, nint, T, T, bool, void>[] tiles) =>
        (Lanes, this.rowsOfTwo, this.tiles) = (lanes, rowsOfTwo, tiles);

    /// <summary>Elements in one vector.</summary>
    public int Lanes { get; }

    /// <summary>Columns of C in the widest tile.</summary>
    public int Width => 2 * Lanes;

    /// <summary>The most rows of a tile of one or two vectors.</summary>
    public int MaxRows(int vectors) => vectors == 1 ? 12 : rowsOfTwo;

    /// <summary>The tile of <paramref name="rows"/> rows and <paramref name="vectors"/> vectors: see <see cref="GemmTile.Run"/>.</summary>
    public delegate*<nint, T*, nint, nint, T*, nint, T*, nint, T, T, bool, void> Tile(int rows, int vectors) =>
        tiles[2 * (rows - 1) + vectors - 1];

    /// <summary>See <see cref="GemmPack.Rows"/>.</summary>
    public void PackRows(nint k, T* b, nint ldb, T* to) => packRows(k, b, ldb, to);

    /// <summary>See <see cref="GemmPack.Columns"/>.</summary>
    public void PackColumns(nint panels, nint rows, nint k, T* a, nint lda, T* to, nint panelStride) =>
        packColumns(panels, rows, k, a, lda, to, panelStride);

    /// <summary>See <see cref="Gemv.Dots"/>.</summary>
    public void Dots(nint rows, nint k, T* m, nint ld, T* x, T* sums) => dots(rows, k, m, ld, x, sums);

    /// <summary>See <see cref="Gemv.Combine"/>.</summary>
    public void Combine(nint rows, nint k, T* m, nint ld, T* x, T* sums) => combine(rows, k, m, ld, x, sums);

    /// <summary>See <see cref="Gemv.Scale"/>.</summary>
    public void Scale(nint count, T* y, T alpha, T beta, T* old) => scale(count, y, alpha, beta, old);

    /// <summary>How many of <paramref name="left"/> rows the next tile takes. The last two tiles share evenly, because
    /// a tile of few rows has too few independent chains to keep the multipliers busy.</summary>
    public static int NextRows(int left, int max) => left >= 2 * max || left == max ? max : left > max ? (left + 1) / 2 : left;

    /// <summary>The tiles of vector <typeparamref name="V"/>. <paramref name="rowsOfTwo"/> rows of two vectors, two
    /// vectors of B and one element of A must fit the registers.</summary>
    public static GemmKernel<T> Of<V, S>(int rowsOfTwo)
        where V : struct
        where S : struct, IGemmVector<T, V> =>
        new(S.Count, rowsOfTwo,
        [
            &GemmTile.Run<T, V, S, GemmTile.N1, GemmTile.N1>, &GemmTile.Run<T, V, S, GemmTile.N1, GemmTile.N2>,
            &GemmTile.Run<T, V, S, GemmTile.N2, GemmTile.N1>, &GemmTile.Run<T, V, S, GemmTile.N2, GemmTile.N2>,
            &GemmTile.Run<T, V, S, GemmTile.N3, GemmTile.N1>, &GemmTile.Run<T, V, S, GemmTile.N3, GemmTile.N2>,
            &GemmTile.Run<T, V, S, GemmTile.N4, GemmTile.N1>, &GemmTile.Run<T, V, S, GemmTile.N4, GemmTile.N2>,
            &GemmTile.Run<T, V, S, GemmTile.N5, GemmTile.N1>, &GemmTile.Run<T, V, S, GemmTile.N5, GemmTile.N2>,
            &GemmTile.Run<T, V, S, GemmTile.N6, GemmTile.N1>, &GemmTile.Run<T, V, S, GemmTile.N6, GemmTile.N2>,
            &GemmTile.Run<T, V, S, GemmTile.N7, GemmTile.N1>, &GemmTile.Run<T, V, S, GemmTile.N7, GemmTile.N2>,
            &GemmTile.Run<T, V, S, GemmTile.N8, GemmTile.N1>, &GemmTile.Run<T, V, S, GemmTile.N8, GemmTile.N2>,
            &GemmTile.Run<T, V, S, GemmTile.N9, GemmTile.N1>, &GemmTile.Run<T, V, S, GemmTile.N9, GemmTile.N2>,
            &GemmTile.Run<T, V, S, GemmTile.N10, GemmTile.N1>, &GemmTile.Run<T, V, S, GemmTile.N10, GemmTile.N2>,
            &GemmTile.Run<T, V, S, GemmTile.N11, GemmTile.N1>, &GemmTile.Run<T, V, S, GemmTile.N11, GemmTile.N2>,
            &GemmTile.Run<T, V, S, GemmTile.N12, GemmTile.N1>, &GemmTile.Run<T, V, S, GemmTile.N12, GemmTile.N2>,
        ])
        {
            packRows = &GemmPack.Rows<T, V, S>,
            packColumns = &GemmPack.Columns<T, V, S>,
            dots = &Gemv.Dots<T, V, S>,
            combine = &Gemv.Combine<T, V, S>,
            scale = &Gemv.Scale<T, V, S>,
        };
}

/// <summary>The kernels of this machine, made when first used.</summary>
internal static class GemmKernels
{
    private static readonly GemmKernel<float>?[] singles = new GemmKernel<float>?[3];
    private static readonly GemmKernel<double>?[] doubles = new GemmKernel<double>?[3];

    /// <summary>The kernel of the current set for float or double.</summary>
    public static GemmKernel<T> Current<T>()
        where T : unmanaged
    {
        var set = KernelSet.Current;
        return typeof(T) == typeof(float) ? (GemmKernel<T>)(object)(singles[(int)set] ??= Single(set))
            : typeof(T) == typeof(double) ? (GemmKernel<T>)(object)(doubles[(int)set] ??= Double(set))
            : throw new ArgumentException($"gemm: elements must be float or double, got {typeof(T).Name}");
    }

    // 24 of 32 registers for the tile with 512 bits, 12 of 16 with fewer.
    private static GemmKernel<float> Single(KernelSet set) => set switch
    {
        KernelSet.Avx512 => GemmKernel<float>.Of<Vector512<float>, Float512>(rowsOfTwo: 12),
        KernelSet.Avx2 => GemmKernel<float>.Of<Vector256<float>, Float256>(rowsOfTwo: 6),
        _ => GemmKernel<float>.Of<Vector<float>, AnyVector<float>>(rowsOfTwo: 6),
    };

    private static GemmKernel<double> Double(KernelSet set) => set switch
    {
        KernelSet.Avx512 => GemmKernel<double>.Of<Vector512<double>, Double512>(rowsOfTwo: 12),
        KernelSet.Avx2 => GemmKernel<double>.Of<Vector256<double>, Double256>(rowsOfTwo: 6),
        _ => GemmKernel<double>.Of<Vector<double>, AnyVector<double>>(rowsOfTwo: 6),
    };
}
