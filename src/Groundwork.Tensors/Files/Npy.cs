using System.Numerics;

namespace Groundwork;

/// <summary>Reads and writes NumPy's <c>.npy</c>: one array, a bounded header, and nothing that could run.</summary>
/// <remarks>
/// Read are versions 1 to 3, either byte order, C and Fortran order. Bool, UInt8, Int32, Int64, Float16, Float32 and Float64 come and go bit
/// for bit (a Bool byte other than 0 counts as true); int8, int16 and uint16 are widened to Int32, uint32 to Int64. Refused by name are uint64,
/// complex numbers, texts, dates, records, and objects (pickles can run code). Memory is taken only for data that is there.
/// Source: NumPy's format specification (NEP 1 and its later versions). Safe to use from several threads.
/// </remarks>
/// <example><code>
/// Npy.Save("x.npy", x);
/// Tensor back = Npy.Load("x.npy");
/// </code></example>
public static class Npy
{
    const int Unproven = 1 << 20; // bytes for which a header's word is enough

    /// <summary>Writes a tensor as <c>numpy.save</c> does, atomically; the same tensor gives the same bytes.</summary>
    /// <param name="path">The file; it is replaced if it exists.</param>
    /// <param name="tensor">The tensor, in any layout; it is written row-major.</param>
    /// <exception cref="ArgumentException">The tensor is BFloat16, which the format does not have.</exception>
    /// <example><code>Npy.Save("x.npy", x);</code></example>
    public static void Save(string path, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        _ = NpyHeader.Bytes(tensor.DType, tensor.Shape); // before anything is written
        AtomicFile.Write(path, stream => Write(stream, tensor));
    }

    /// <summary>Writes a tensor to a stream, which stays open: several may follow each other.</summary>
    /// <param name="stream">Where to write.</param>
    /// <param name="tensor">The tensor, in any layout; it is written row-major.</param>
    /// <exception cref="ArgumentException">The tensor is BFloat16, which the format does not have.</exception>
    /// <example><code>Npy.Write(stream, x);</code></example>
    public static void Write(Stream stream, Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(tensor);
        stream.Write(NpyHeader.Bytes(tensor.DType, tensor.Shape));
        TensorBytes.Write(tensor, stream);
    }

    /// <summary>Reads a file that holds one array.</summary>
    /// <param name="path">The file.</param>
    /// <param name="map">Maps the file instead of reading it, where its elements lie as memory has them: they are read when they are touched, and the file must stay as it is.</param>
    /// <exception cref="TensorFileException">The file is not an .npy file, is cut off, goes on after the array, or holds what no tensor holds.</exception>
    /// <example><code>Tensor images = Npy.Load("images.npy", map: true);</code></example>
    public static Tensor Load(string path, bool map = false)
    {
        using var stream = File.OpenRead(path);
        var (header, at) = NpyHeader.Read(stream);
        long bytes = Bytes(header), rest = stream.Length - at;
        if (rest > bytes) throw Wrong($"{rest - bytes} bytes follow its {bytes} bytes of data; read several arrays of one stream with Npy.Read");
        if (rest < bytes) throw Cut(rest, bytes);
        if (!map || bytes == 0 || at % header.Size != 0 || !IsAsInMemory(header) || header.DType == DType.Bool) return Elements(stream, header, isAllThere: true);
        var storage = new MappedStorage(new MappedFile(path), header.DType, at, header.Shape.Count);
        return header.IsFortran ? Transposed(new(storage, Reversed(header.Shape))) : new(storage, header.Shape);
    }

    /// <summary>Reads one array from a stream, which is left just behind it.</summary>
    /// <param name="stream">The stream; it need not be able to seek.</param>
    /// <exception cref="TensorFileException">What follows in the stream is not an .npy file, is cut off, or holds what no tensor holds.</exception>
    /// <example><code>Tensor x = Npy.Read(stream);</code></example>
    public static Tensor Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (header, _) = NpyHeader.Read(stream);
        long bytes = Bytes(header);
        if (stream.CanSeek && stream.Length - stream.Position < bytes) throw Cut(stream.Length - stream.Position, bytes);
        return Elements(stream, header, isAllThere: stream.CanSeek);
    }

    /// <summary>Bytes of data that a header announces.</summary>
    /// <exception cref="TensorFileException">More elements than one array holds.</exception>
    internal static long Bytes(in NpyHeader header) => header.Shape.Count <= Array.MaxLength ? header.Shape.Count * header.Size
        : throw Wrong($"it holds {header.Shape.Count} elements {header.Shape}; one tensor holds at most {Array.MaxLength}");

    /// <summary>Reads the data behind a header. Where it is not known to be there, it is collected before the tensor is made.</summary>
    internal static Tensor Elements(Stream stream, in NpyHeader header, bool isAllThere)
    {
        bool swaps = header.IsBigEndian;
        long bytes = Bytes(header);
        if (!isAllThere && bytes > Unproven) stream = PieceStream.Collect(stream, bytes, Cut);
        var y = Tensor.Empty(header.IsFortran ? Reversed(header.Shape) : header.Shape, header.DType);
        switch (header.Type)
        {
            case "i1": Widen<sbyte, int>(); break;
            case "i2": Widen<short, int>(); break;
            case "u2": Widen<ushort, int>(); break;
            case "u4": Widen<uint, long>(); break;
            default: TensorBytes.Read(y, stream, swaps, Cut); break;
        }
        return header.IsFortran ? Transposed(y).Contiguous() : y;

        void Widen<TFrom, TTo>() where TFrom : unmanaged, INumber<TFrom> where TTo : unmanaged, INumber<TTo> => TensorBytes.Widen<TFrom, TTo>(y.Data<TTo>(), stream, swaps, Cut);
    }

    static bool IsAsInMemory(in NpyHeader header) => header.DType.Size == header.Size && (!header.IsBigEndian || header.Size == 1);

    static Shape Reversed(Shape shape)
    {
        var dims = shape.Dims.ToArray();
        Array.Reverse(dims);
        return Shape.Of(dims);
    }

    static Tensor Transposed(Tensor x)
    {
        var strides = x.Strides.ToArray();
        Array.Reverse(strides);
        return x.As(Reversed(x.Shape), strides, x.Offset);
    }

    static TensorFileException Cut(long there, long wanted) => Wrong($"its header announces {wanted} bytes of data, but {there} are there");

    static TensorFileException Wrong(string what) => new("npy", what);
}
