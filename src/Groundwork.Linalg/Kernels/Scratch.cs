using System.Numerics;
using System.Runtime.InteropServices;

namespace Groundwork.LinearAlgebra;

/// <summary>Memory for the length of one decomposition, on a cache line's boundary; what it holds at first is not set.</summary>
unsafe ref struct Scratch<T> where T : unmanaged, IFloatingPointIeee754<T>
{
    const int CacheLine = 64;

    T[]? _array;
    GCHandle _pin;
    T* _next, _end;

    public Scratch(long count)
    {
        _array = System.Buffers.ArrayPool<T>.Shared.Rent(checked((int)(count + 16 * CacheLine)));
        _pin = GCHandle.Alloc(_array, GCHandleType.Pinned);
        _next = (T*)(((nint)_pin.AddrOfPinnedObject() + CacheLine - 1) & -CacheLine);
        _end = (T*)_pin.AddrOfPinnedObject() + _array.Length;
    }

    /// <summary>The next elements.</summary>
    public T* Take(long count)
    {
        T* taken = _next;
        _next = (T*)(((nint)(_next + count) + CacheLine - 1) & -CacheLine);
        if (_next > _end) throw new InvalidOperationException("scratch: more was taken than asked for");
        return taken;
    }

    /// <summary>The next matrix, rows without gaps.</summary>
    public MatrixSpan<T> Take(int rows, int columns) => new(Take((long)rows * columns), rows, columns, Math.Max(columns, 1));

    public void Dispose()
    {
        if (_array is null) return;
        _pin.Free();
        System.Buffers.ArrayPool<T>.Shared.Return(_array);
        _array = null;
    }
}
