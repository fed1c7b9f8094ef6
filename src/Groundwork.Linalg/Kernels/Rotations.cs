using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Groundwork.Kernels;

namespace Groundwork.LinearAlgebra;

/// <summary>
/// Plane rotations of neighbouring rows, kept until there are many: then each strip of columns takes them all while it lies in the cache,
/// and threads share the strips. Every element sees the same arithmetic in the same order, however the strips are shared.
/// </summary>
sealed unsafe class Rotations<T>(int capacity) where T : unmanaged, IFloatingPointIeee754<T>
{
    readonly T[] _cosines = GC.AllocateUninitializedArray<T>(capacity), _sines = GC.AllocateUninitializedArray<T>(capacity);
    readonly List<Sweep> _sweeps = [];
    int _count;

    /// <summary>Room for the sweeps of n rows: all of them where they are few, and enough at a time where they are many.</summary>
    public static int CapacityFor(int n) => (int)Math.Max(n, Math.Min(2L * n * n, 1 << 15));

    /// <summary>Rotations begin at this row, with the next one where step is 1, the one before where it is −1.</summary>
    readonly record struct Sweep(int Row, int Step, int First, int Count);

    /// <summary>Whether a sweep of that many would be too much.</summary>
    public bool IsFullFor(int rotations) => _count + rotations > _cosines.Length;

    int _first, _row, _step;

    /// <summary>A sweep begins: rotation r turns rows <paramref name="row"/> + r step and the next in that direction.</summary>
    public void Begin(int row, int step) => (_first, _row, _step) = (_count, row, step);

    /// <summary>The next rotation of the sweep, of rows (x, y) in the order of their numbers: x becomes c x + s y, and y becomes c y − s x.</summary>
    public void Add(T c, T s)
    {
        _cosines[_count] = c;
        _sines[_count++] = _step > 0 ? s : -s;
    }

    public void End() => _sweeps.Add(new(_row, _step, _first, _count - _first));

    /// <summary>Turns the rows of a matrix by all rotations; <see cref="Clear"/> forgets them.</summary>
    public void ApplyTo(in MatrixSpan<T> rows)
    {
        if (_sweeps.Count == 0) return;
        int strip = Avx512F.IsSupported ? 4 * Vector512<T>.Count : 4 * Vector<T>.Count, strips = (rows.Columns + strip - 1) / strip;
        long work = (long)_count * rows.Columns;
        int each = work < 1 << 15 ? strips : Math.Max(1, strips / 16);
        var body = new Chunk(this, rows, strip, each);
        int chunks = (strips + each - 1) / each;
        if (chunks == 1) body.Invoke(0);
        else Workers.For(chunks, body);
    }

    public void Clear()
    {
        _sweeps.Clear();
        _count = 0;
    }

    readonly struct Chunk(Rotations<T> rotations, MatrixSpan<T> rows, int strip, int each) : IChunkBody
    {
        public void Invoke(int chunk)
        {
            // A copy of the strip lies in one piece: in place, rows a power of two apart would share few lines of the cache.
            T* copy = GemmScratch.Take<T>((long)rows.Rows * strip);
            for (int s = chunk * each; s < (chunk + 1) * each && s * strip < rows.Columns; s++)
            {
                var part = rows.Part(0, s * strip, rows.Rows, Math.Min(strip, rows.Columns - s * strip));
                var packed = new MatrixSpan<T>(copy, part.Rows, part.Columns, part.Columns);
                part.CopyTo(packed);
                rotations.Turn(copy, part.Columns, part.Columns);
                packed.CopyTo(part);
            }
        }
    }

    void Turn(T* rows, nint ld, int width)
    {
        fixed (T* cosines = _cosines, sines = _sines)
            foreach (var sweep in _sweeps)
            {
                T* row = rows + sweep.Row * ld;
                nint step = sweep.Step * ld;
                T* c = cosines + sweep.First, s = sines + sweep.First;
                int w = Vector<T>.Count;
                if (Avx512F.IsSupported && width == 4 * Vector512<T>.Count) FourWide(row, step, c, s, sweep.Count);
                else
                {
                    int at = 0;
                    for (; at <= width - 4 * w; at += 4 * w) Four(row + at, step, c, s, sweep.Count);
                    for (; at <= width - w; at += w) One(row + at, step, c, s, sweep.Count);
                    for (; at < width; at++) Scalar(row + at, step, c, s, sweep.Count);
                }
            }
    }

    static void Four(T* row, nint step, T* cosines, T* sines, int count)
    {
        int w = Vector<T>.Count;
        Vector<T> r0 = Vector.Load(row), r1 = Vector.Load(row + w), r2 = Vector.Load(row + 2 * w), r3 = Vector.Load(row + 3 * w);
        for (int i = 0; i < count; i++)
        {
            Vector<T> c = Vector.Create(cosines[i]), s = Vector.Create(sines[i]), minus = -s;
            T* next = row + step;
            Vector<T> u0 = Vector.Load(next), u1 = Vector.Load(next + w), u2 = Vector.Load(next + 2 * w), u3 = Vector.Load(next + 3 * w);
            Vector.Store(VectorLoops.Fma(s, u0, c * r0), row);
            Vector.Store(VectorLoops.Fma(s, u1, c * r1), row + w);
            Vector.Store(VectorLoops.Fma(s, u2, c * r2), row + 2 * w);
            Vector.Store(VectorLoops.Fma(s, u3, c * r3), row + 3 * w);
            r0 = VectorLoops.Fma(minus, r0, c * u0);
            r1 = VectorLoops.Fma(minus, r1, c * u1);
            r2 = VectorLoops.Fma(minus, r2, c * u2);
            r3 = VectorLoops.Fma(minus, r3, c * u3);
            row = next;
        }
        Vector.Store(r0, row);
        Vector.Store(r1, row + w);
        Vector.Store(r2, row + 2 * w);
        Vector.Store(r3, row + 3 * w);
    }

    // Every element sees the arithmetic of Four, in vectors twice as wide.
    static void FourWide(T* row, nint step, T* cosines, T* sines, int count)
    {
        int w = Vector512<T>.Count;
        Vector512<T> r0 = Vector512.Load(row), r1 = Vector512.Load(row + w), r2 = Vector512.Load(row + 2 * w), r3 = Vector512.Load(row + 3 * w);
        for (int i = 0; i < count; i++)
        {
            Vector512<T> c = Vector512.Create(cosines[i]), s = Vector512.Create(sines[i]), minus = -s;
            T* next = row + step;
            Vector512<T> u0 = Vector512.Load(next), u1 = Vector512.Load(next + w), u2 = Vector512.Load(next + 2 * w), u3 = Vector512.Load(next + 3 * w);
            Vector512.Store(Fma(s, u0, c * r0), row);
            Vector512.Store(Fma(s, u1, c * r1), row + w);
            Vector512.Store(Fma(s, u2, c * r2), row + 2 * w);
            Vector512.Store(Fma(s, u3, c * r3), row + 3 * w);
            r0 = Fma(minus, r0, c * u0);
            r1 = Fma(minus, r1, c * u1);
            r2 = Fma(minus, r2, c * u2);
            r3 = Fma(minus, r3, c * u3);
            row = next;
        }
        Vector512.Store(r0, row);
        Vector512.Store(r1, row + w);
        Vector512.Store(r2, row + 2 * w);
        Vector512.Store(r3, row + 3 * w);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> Fma(Vector512<T> a, Vector512<T> b, Vector512<T> c) =>
        typeof(T) == typeof(double) ? Vector512.FusedMultiplyAdd(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>()
        : Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();

    static void One(T* row, nint step, T* cosines, T* sines, int count)
    {
        var r = Vector.Load(row);
        for (int i = 0; i < count; i++)
        {
            Vector<T> c = Vector.Create(cosines[i]), s = Vector.Create(sines[i]);
            var u = Vector.Load(row + step);
            Vector.Store(VectorLoops.Fma(s, u, c * r), row);
            r = VectorLoops.Fma(-s, r, c * u);
            row += step;
        }
        Vector.Store(r, row);
    }

    static void Scalar(T* row, nint step, T* cosines, T* sines, int count)
    {
        T r = *row;
        for (int i = 0; i < count; i++)
        {
            T u = row[step];
            *row = T.FusedMultiplyAdd(sines[i], u, cosines[i] * r);
            r = T.FusedMultiplyAdd(-sines[i], r, cosines[i] * u);
            row += step;
        }
        *row = r;
    }
}

/// <summary>The rotation that turns (f, g) to (r, 0).</summary>
static class PlaneRotation
{
    /// <summary>c f + s g = r and c g − s f = 0.</summary>
    public static (T C, T S, T R) Of<T>(T f, T g) where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (g == T.Zero) return (T.One, T.Zero, f);
        if (f == T.Zero) return (T.Zero, T.One, g);
        T r = Length(f, g);
        return (f / r, g / r, r);
    }

    /// <summary>√(f² + g²), slowly only where squares might overflow or vanish.</summary>
    public static T Length<T>(T f, T g) where T : unmanaged, IFloatingPointIeee754<T>
    {
        T square = f * f + g * g;
        bool isSafe = typeof(T) == typeof(double) ? square > T.CreateChecked(1e-280) && square < T.CreateChecked(1e300) : square > T.CreateChecked(1e-30) && square < T.CreateChecked(1e35);
        return isSafe ? T.Sqrt(square) : T.Hypot(f, g);
    }
}
