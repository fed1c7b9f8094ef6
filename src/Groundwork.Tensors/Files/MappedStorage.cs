using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace Groundwork;

/// <summary>Elements of a mapped file. The mapping is private: pages are read when they are touched, and writes stay in this process.</summary>
/// <remarks>The file must not be cut while it is mapped. The mapping ends when no tensor uses it; once a span was given away, it stays for the process's life.</remarks>
sealed unsafe class MappedStorage : Storage
{
    static readonly HashSet<MappedFile> _escaped = [];
    readonly MappedFile _file;
    readonly long _at;

    public MappedStorage(MappedFile file, DType dtype, long at, long length) : base(dtype, length) => (_file, _at) = (file, at);

    internal override Span<T> Elements<T>()
    {
        if (DTypes.Of<T>() != DType && Unsafe.SizeOf<T>() != DType.Size)
            throw new ArgumentException($"span: elements are {DType}, asked for {typeof(T).Name}; convert with .To(DType.{DTypes.Of<T>()})");
        return new(_file.Pointer + _at, (int)Length);
    }

    internal override void Escape()
    {
        lock (_escaped) _escaped.Add(_file);
    }
}

/// <summary>A whole file as private memory.</summary>
sealed unsafe class MappedFile
{
    readonly MemoryMappedFile _file;
    readonly MemoryMappedViewAccessor _view;

    public MappedFile(string path)
    {
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        _view = _file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.CopyOnWrite);
        byte* pointer = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        Pointer = pointer + _view.PointerOffset;
    }

    public byte* Pointer { get; }

    // Runs even where the constructor threw, so any of the parts may be missing.
    ~MappedFile()
    {
        if (Pointer is not null) _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view?.Dispose();
        _file?.Dispose();
    }
}
