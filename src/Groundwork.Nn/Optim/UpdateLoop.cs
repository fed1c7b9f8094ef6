using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Groundwork.Kernels;

namespace Groundwork.Nn;

/// <summary>What a step does to a vector of a parameter: p and up to three tensors of state are changed, g is read.</summary>
interface IUpdateLane<T> where T : unmanaged
{
    /// <summary>How many of a, b and c are used.</summary>
    static abstract int States { get; }

    void Invoke(ref Vector<T> p, Vector<T> g, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c);
}

/// <summary>Runs an update over all parameters as one job: chunks of fixed size, claimed by all threads.</summary>
static class UpdateLoop
{
    const int Grain = 16 * 1024;

    public static void Run<T, TLane>(Optimizer.Slot[] slots, Func<Optimizer.Slot, TLane> lane) where T : unmanaged where TLane : struct, IUpdateLane<T>
    {
        List<(int, int)> chunks = [];
        for (int i = 0; i < slots.Length; i++)
            for (int start = 0; start < slots[i].Parameter.Count; start += Grain) chunks.Add((i, start));
        Workers.For(chunks.Count, new Chunk<T, TLane>(slots, [.. slots.Select(lane)], [.. chunks]));
    }

    readonly struct Chunk<T, TLane>(Optimizer.Slot[] slots, TLane[] lanes, (int Slot, int Start)[] chunks) : IChunkBody where T : unmanaged where TLane : struct, IUpdateLane<T>
    {
        public void Invoke(int chunk)
        {
            var (i, start) = chunks[chunk];
            var slot = slots[i];
            int n = Math.Min(Grain, (int)slot.Parameter.Count - start);
            Span<T> Part(Tensor t) => t.Data<T>().Slice(start, n);
            Apply(lanes[i], Part(slot.Parameter), Part(slot.Gradient!),
                TLane.States > 0 ? Part(slot.State[0]) : default, TLane.States > 1 ? Part(slot.State[1]) : default, TLane.States > 2 ? Part(slot.State[2]) : default);
        }

        static void Apply(TLane lane, Span<T> p, Span<T> g, Span<T> a, Span<T> b, Span<T> c)
        {
            int width = Vector<T>.Count, i = 0;
            ref T rp = ref MemoryMarshal.GetReference(p), rg = ref MemoryMarshal.GetReference(g), ra = ref MemoryMarshal.GetReference(a), rb = ref MemoryMarshal.GetReference(b), rc = ref MemoryMarshal.GetReference(c);
            for (; i <= p.Length - width; i += width)
            {
                var vp = Vector.LoadUnsafe(ref rp, (nuint)i);
                var vg = Vector.LoadUnsafe(ref rg, (nuint)i);
                var va = TLane.States > 0 ? Vector.LoadUnsafe(ref ra, (nuint)i) : default;
                var vb = TLane.States > 1 ? Vector.LoadUnsafe(ref rb, (nuint)i) : default;
                var vc = TLane.States > 2 ? Vector.LoadUnsafe(ref rc, (nuint)i) : default;
                lane.Invoke(ref vp, vg, ref va, ref vb, ref vc);
                vp.StoreUnsafe(ref rp, (nuint)i);
                if (TLane.States > 0) va.StoreUnsafe(ref ra, (nuint)i);
                if (TLane.States > 1) vb.StoreUnsafe(ref rb, (nuint)i);
                if (TLane.States > 2) vc.StoreUnsafe(ref rc, (nuint)i);
            }
            if (i == p.Length) return;
            Vector<T> tp = Lanes.Pad<T>(p[i..]), ta = default, tb = default, tc = default;
            if (TLane.States > 0) ta = Lanes.Pad<T>(a[i..]);
            if (TLane.States > 1) tb = Lanes.Pad<T>(b[i..]);
            if (TLane.States > 2) tc = Lanes.Pad<T>(c[i..]);
            lane.Invoke(ref tp, Lanes.Pad<T>(g[i..]), ref ta, ref tb, ref tc);
            Store(tp, p[i..]);
            if (TLane.States > 0) Store(ta, a[i..]);
            if (TLane.States > 1) Store(tb, b[i..]);
            if (TLane.States > 2) Store(tc, c[i..]);
        }

        static void Store(Vector<T> values, Span<T> to) =>
            MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<Vector<T>, T>(ref values), to.Length).CopyTo(to);
    }
}
