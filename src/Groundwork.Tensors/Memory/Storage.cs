using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Groundwork;

/// <summary>The memory behind a tensor, shared by its views. It gives spans and never its array.</summary>
/// <remarks>
/// <see cref="Version"/> counts in-place writes, so that a gradient whose input was overwritten is an error and not a wrong number.
/// Reading from several threads is safe; writing needs the caller's own order.
/// </remarks>
public abstract class Storage
{
    int _version;

    private protected Storage(DType dtype, long length) => (DType, Length) = (dtype, length);

    /// <summary>The type of the elements.</summary>
    public DType DType { get; }

    /// <summary>The number of elements.</summary>
    public long Length { get; }

    /// <summary>How many times the memory was written in place.</summary>
    public int Version => _version;

    /// <summary>False for memory that cannot be written, such as a file mapped for reading.</summary>
    public virtual bool IsWritable => true;

    internal void Touch() => Interlocked.Increment(ref _version);

    /// <summary>The elements, for kernels that run while the tensor is kept alive by their caller.</summary>
    internal abstract Span<T> Elements<T>() where T : unmanaged;

    /// <summary>Called when a span is given to a user: from then on the memory is never reused.</summary>
    internal virtual void Escape() { }

    /// <summary>Takes the memory out of the scope it was made in.</summary>
    internal virtual void Keep() { }

    /// <summary>A kernel begins to use the memory: until <see cref="End"/>, no scope's end gives it to others.</summary>
    internal virtual void Begin() { }

    /// <summary>The kernel has ended. One that failed need not say so: its memory comes back when the storage is unreachable.</summary>
    internal virtual void End() { }

    /// <summary>Gives the memory back to the pool, if it came from there.</summary>
    internal virtual void Return() { }

    /// <summary>Memory for <paramref name="length"/> elements whose values are not set.</summary>
    internal static Storage Allocate(DType dtype, long length) => dtype switch
    {
        DType.Float32 => Of<float>(dtype, length),
        DType.Float64 => Of<double>(dtype, length),
        DType.Int64 => Of<long>(dtype, length),
        DType.Int32 => Of<int>(dtype, length),
        DType.Bool => Of<bool>(dtype, length),
        DType.UInt8 => Of<byte>(dtype, length),
        DType.Float16 => Of<Half>(dtype, length),
        _ => Of<BFloat16>(dtype, length),
    };

    static ManagedStorage<T> Of<T>(DType dtype, long length) where T : unmanaged
    {
        if (length > Array.MaxLength)
            throw new ArgumentException($"allocate: {length} elements are more than one array holds ({Array.MaxLength})");
        return ManagedStorage<T>.Allocate(dtype, (int)length);
    }
}

/// <summary>Storage in a GC-owned array: its own, the caller's, or one lent by the pool.</summary>
sealed class ManagedStorage<T> : Storage where T : unmanaged
{
    T[]? _array;
    Block<T>? _block;   // written under the pool's gate
    int _users;

    public ManagedStorage(T[] array, int length) : base(DTypes.Of<T>(), length) => _array = array;

    ManagedStorage(DType dtype, int length) : base(dtype, length) { }

    public static ManagedStorage<T> Allocate(DType dtype, int length)
    {
        var storage = new ManagedStorage<T>(dtype, length);
        if ((long)length * Unsafe.SizeOf<T>() < Pool.Threshold)
        {
            storage._array = new T[length];
            return storage;
        }
        storage._block = Pool<T>.Lend(length, storage);
        storage._array = storage._block.Array;
        Modes.Current.Scope?.Add(storage);
        return storage;
    }

    internal override Span<TAs> Elements<TAs>()
    {
        var array = _array ?? throw new ObjectDisposedException(null,
            "memory: this tensor's memory went back to the pool at the end of the MemoryScope it was made in; call scope.Keep(tensor) for what must live on");
        if (typeof(TAs) != typeof(T))
            throw new ArgumentException($"span: elements are {DType}, asked for {typeof(TAs).Name}; convert with .To(DType.{DTypes.Of<TAs>()})");
        return MemoryMarshal.CreateSpan(ref Unsafe.As<T, TAs>(ref MemoryMarshal.GetArrayDataReference(array)), (int)Length);
    }

    internal override void Escape()
    {
        if (_block is null) return;
        lock (Pool.Gate)
        {
            if (_block is null) return;
            Pool<T>.Unlend(_block);
            _block = null;
        }
    }

    internal override void Keep() => Modes.Current.Scope?.Remove(this);

    internal override void Begin()
    {
        if (_block is not null) Interlocked.Increment(ref _users);
    }

    internal override void End()
    {
        if (_users > 0) Interlocked.Decrement(ref _users);
    }

    /// <summary>Any later use of the storage throws, and the pool has the memory back: at once, or, where a kernel still runs on it, when the storage is unreachable.</summary>
    internal override void Return()
    {
        lock (Pool.Gate)
        {
            if (_block is null) return;
            _array = null;
            // A kernel says Begin and then reads the array; here it is the other way round. So one of the two sees the other.
            Interlocked.MemoryBarrier();
            if (Volatile.Read(ref _users) > 0) return;
            Pool<T>.TakeBack(_block);
            _block = null;
        }
    }
}
