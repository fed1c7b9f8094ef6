using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>Moves elements between tensors and streams, bit for bit, a piece at a time: the bytes of a large tensor are more than a span counts.</summary>
static class TensorBytes
{
    const int Piece = 1 << 20; // elements

    /// <summary>Writes the elements in row-major order, little-endian.</summary>
    public static void Write(Tensor tensor, Stream stream)
    {
        var x = tensor.Detach().Contiguous();
        Dispatch.Any(x.DType, new WriteKernel(x, stream));
        GC.KeepAlive(x);
    }

    readonly struct WriteKernel(Tensor x, Stream stream) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged
        {
            for (ReadOnlySpan<T> rest = x.Data<T>(); !rest.IsEmpty; rest = rest[Math.Min(rest.Length, Piece)..])
                stream.Write(MemoryMarshal.AsBytes(rest[..Math.Min(rest.Length, Piece)]));
        }
    }

    /// <summary>Fills a row-major tensor with elements of its own dtype.</summary>
    /// <param name="y">The tensor.</param>
    /// <param name="stream">The bytes.</param>
    /// <param name="swaps">True if each element has its highest byte first.</param>
    /// <param name="cut">Makes the exception for a stream that ends early, from the bytes there were and the bytes there should be.</param>
    public static void Read(Tensor y, Stream stream, bool swaps, Func<long, long, Exception> cut)
    {
        Dispatch.Any(y.DType, new ReadKernel(y, stream, swaps, cut));
        GC.KeepAlive(y);
    }

    readonly struct ReadKernel(Tensor y, Stream stream, bool swaps, Func<long, long, Exception> cut) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged
        {
            var all = y.Data<T>();
            for (int i = 0; i < all.Length; i += Piece)
            {
                var piece = all.Slice(i, Math.Min(Piece, all.Length - i));
                var bytes = MemoryMarshal.AsBytes(piece);
                Fill(stream, bytes, (long)i * Unsafe.SizeOf<T>(), (long)all.Length * Unsafe.SizeOf<T>(), cut);
                if (swaps) Swap(bytes, Unsafe.SizeOf<T>());
                if (typeof(T) == typeof(bool))
                    foreach (ref byte b in bytes) b = (byte)(b == 0 ? 0 : 1); // any other byte would be a Bool that is neither
            }
        }
    }

    /// <summary>Fills with elements of a narrower type.</summary>
    public static void Widen<TFrom, TTo>(Span<TTo> all, Stream stream, bool swaps, Func<long, long, Exception> cut)
        where TFrom : unmanaged, INumber<TFrom> where TTo : unmanaged, INumber<TTo>
    {
        var piece = new TFrom[Math.Min(Piece, all.Length)];
        for (int i = 0; i < all.Length; i += Piece)
        {
            int n = Math.Min(Piece, all.Length - i);
            var bytes = MemoryMarshal.AsBytes(piece.AsSpan(0, n));
            Fill(stream, bytes, (long)i * Unsafe.SizeOf<TFrom>(), (long)all.Length * Unsafe.SizeOf<TFrom>(), cut);
            if (swaps) Swap(bytes, Unsafe.SizeOf<TFrom>());
            for (int k = 0; k < n; k++) all[i + k] = TTo.CreateTruncating(piece[k]);
        }
    }

    static void Fill(Stream stream, Span<byte> bytes, long before, long wanted, Func<long, long, Exception> cut)
    {
        int n = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (n < bytes.Length) throw cut(before + n, wanted);
    }

    static void Swap(Span<byte> bytes, int size)
    {
        switch (size)
        {
            case 2: Swapped<ushort>(bytes, BinaryPrimitives.ReverseEndianness); break;
            case 4: Swapped<uint>(bytes, BinaryPrimitives.ReverseEndianness); break;
            case 8: Swapped<ulong>(bytes, BinaryPrimitives.ReverseEndianness); break;
        }

        static void Swapped<T>(Span<byte> bytes, Action<ReadOnlySpan<T>, Span<T>> swap) where T : unmanaged
        {
            var elements = MemoryMarshal.Cast<byte, T>(bytes);
            swap(elements, elements);
        }
    }
}
