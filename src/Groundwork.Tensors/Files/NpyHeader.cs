using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Groundwork;

/// <summary>The header of an <c>.npy</c> file: a Python dictionary of three entries, read by its grammar and never evaluated.</summary>
/// <param name="Type">Kind and bytes, such as <c>f4</c>.</param>
/// <param name="IsBigEndian">True if the first byte of an element is the highest.</param>
/// <param name="IsFortran">True if the first axis varies fastest.</param>
/// <param name="Shape">Sizes of the axes.</param>
readonly record struct NpyHeader(string Type, bool IsBigEndian, bool IsFortran, Shape Shape)
{
    /// <summary>The largest header that is read; NumPy's own are 128 bytes unless there are hundreds of axes or fields.</summary>
    public const int MaxLength = 64 * 1024;
    const int MaxRank = 64;

    static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Bytes an element takes in the file.</summary>
    public int Size => Type[1] - '0';

    /// <summary>The dtype in memory: narrow integers are widened.</summary>
    public DType DType => Type switch
    {
        "b1" => DType.Bool,
        "u1" => DType.UInt8,
        "i1" or "i2" or "u2" or "i4" => DType.Int32,
        "u4" or "i8" => DType.Int64,
        "f2" => DType.Float16,
        "f4" => DType.Float32,
        _ => DType.Float64,
    };

    /// <summary>Reads magic, version and header; nothing is allocated for data.</summary>
    /// <returns>The header, and how many bytes it took.</returns>
    public static (NpyHeader Header, int Length) Read(Stream stream)
    {
        Span<byte> start = stackalloc byte[8];
        if (stream.ReadAtLeast(start, 8, throwOnEndOfStream: false) < 8 || !start.StartsWith(Magic))
            throw Wrong("it does not begin as an .npy file does (with 0x93 and NUMPY)");
        int version = start[6];
        if (version is < 1 or > 3 || start[7] != 0) throw Wrong($"it is of version {start[6]}.{start[7]}; 1.0, 2.0 and 3.0 are read");
        int prefix = version == 1 ? 2 : 4;
        Span<byte> size = stackalloc byte[4];
        size.Clear();
        if (stream.ReadAtLeast(size[..prefix], prefix, throwOnEndOfStream: false) < prefix) throw Wrong("it ends before the length of its header");
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > MaxLength) throw Wrong($"its header says it is {length} bytes long; at most {MaxLength} are read");
        byte[] text = new byte[length];
        if (stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false) < text.Length) throw Wrong($"it ends within its header of {length} bytes");
        return (new Parser((version == 3 ? Encoding.UTF8 : Encoding.Latin1).GetString(text)).Header(), 8 + prefix + (int)length);
    }

    /// <summary>Magic, version 1.0 and header, padded with spaces so that the data is aligned to 64 bytes.</summary>
    public static byte[] Bytes(DType dtype, Shape shape)
    {
        string type = dtype switch
        {
            DType.Bool => "|b1",
            DType.UInt8 => "|u1",
            DType.Int32 => "<i4",
            DType.Int64 => "<i8",
            DType.Float16 => "<f2",
            DType.Float32 => "<f4",
            DType.Float64 => "<f8",
            _ => throw new ArgumentException("npy: the format has no BFloat16; convert with .To(DType.Float32), or write .safetensors"),
        };
        string sizes = shape.Rank == 1 ? $"({shape.Dims[0]},)" : $"({string.Join(", ", shape.Dims.ToArray())})";
        string text = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '{type}', 'fortran_order': False, 'shape': {sizes}, }}");
        int length = (10 + text.Length + 1 + 63) / 64 * 64 - 10;
        byte[] bytes = new byte[10 + length];
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)length);
        bytes.AsSpan(10).Fill((byte)' ');
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(10));
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    static TensorFileException Wrong(string what) => new("npy", what);

    /// <summary>Reads the dictionary: keys and values in quotes, True and False, and a tuple of numbers.</summary>
    ref struct Parser(string text)
    {
        ReadOnlySpan<char> _rest = text;
        string? _type;
        bool? _fortran;
        Shape? _shape;

        public NpyHeader Header()
        {
            Expect('{');
            while (!Take('}'))
            {
                string key = Quoted();
                Expect(':');
                switch (key)
                {
                    case "descr" when _type is null: _type = Descr(); break;
                    case "fortran_order" when _fortran is null: _fortran = Truth(); break;
                    case "shape" when _shape is null: _shape = Tuple(); break;
                    default: throw Wrong($"its header has {(key is "descr" or "fortran_order" or "shape" ? "a second" : "an unknown")} entry '{Short(key)}'");
                }
                if (!Take(',') && !Peek('}')) throw Unexpected("a comma or }");
            }
            if (!_rest.Trim().IsEmpty) throw Unexpected("the end");
            if (_type is null || _fortran is null || _shape is null) throw Wrong("its header lacks descr, fortran_order or shape");
            return new(_type[1..], _type[0] == '>', _fortran.Value, _shape.Value);
        }

        string Descr()
        {
            if (Peek('[')) throw Wrong("it holds records with named fields, which no tensor holds; save each field by itself");
            string descr = Quoted();
            string kind = descr.TrimStart('<', '>', '|', '=');
            if (kind.StartsWith('O')) throw Wrong("it holds Python objects (a pickle), which are never read, because reading them can run code; save an array of numbers");
            string reason = kind switch
            {
                "b1" or "u1" or "i1" or "i2" or "u2" or "i4" or "u4" or "i8" or "f2" or "f4" or "f8" => "",
                "u8" => "unsigned 64-bit integers, which no tensor holds; save them as int64 or float64",
                ['c', ..] => "complex numbers, which no tensor holds; save the real and imaginary parts",
                ['U' or 'S', ..] => "texts, which no tensor holds",
                ['M' or 'm', ..] => "dates or times, which no tensor holds; save them as int64",
                ['V', ..] => "raw bytes or records, which no tensor holds",
                _ => "elements",
            };
            if (reason != "") throw Wrong($"it holds {reason} (descr '{Short(descr)}'; bool, int8 to int64, uint8 to uint32, float16, float32 and float64 are read)");
            if (descr.Length != 3 || (descr[0] == '|' && descr[2] != '1')) throw Wrong($"its descr '{Short(descr)}' does not say the order of bytes as NumPy does");
            return descr;
        }

        bool Truth()
        {
            _rest = _rest.TrimStart();
            bool value = _rest.StartsWith("True", StringComparison.Ordinal);
            if (!value && !_rest.StartsWith("False", StringComparison.Ordinal)) throw Unexpected("True or False");
            _rest = _rest[(value ? 4 : 5)..];
            return value;
        }

        Shape Tuple()
        {
            Expect('(');
            List<int> sizes = [];
            long count = 1;
            while (!Take(')'))
            {
                _rest = _rest.TrimStart();
                int digits = _rest.IndexOfAnyExceptInRange('0', '9');
                if (digits <= 0) throw Unexpected("the size of an axis");
                if (!int.TryParse(_rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out int size))
                    throw Wrong($"an axis has the size {Short(_rest[..digits].ToString())}; at most {int.MaxValue} are counted");
                _rest = _rest[digits..];
                if (_rest.StartsWith("L", StringComparison.Ordinal)) _rest = _rest[1..]; // written by Python 2
                sizes.Add(size);
                if (sizes.Count > MaxRank) throw Wrong($"it has more than {MaxRank} axes");
                if (size > 0 && count > long.MaxValue / 16 / size) throw Wrong("its shape has more elements than can be counted");
                count *= Math.Max(size, 1);
                if (!Take(',') && !Peek(')')) throw Unexpected("a comma or )");
            }
            return Shape.Of([.. sizes]);
        }

        string Quoted()
        {
            _rest = _rest.TrimStart();
            if (_rest.IsEmpty || _rest[0] is not ('\'' or '"')) throw Unexpected("a text in quotes");
            int end = _rest[1..].IndexOf(_rest[0]);
            if (end < 0) throw Unexpected("the end of a text in quotes");
            string value = _rest.Slice(1, end).ToString();
            _rest = _rest[(end + 2)..];
            return value;
        }

        bool Peek(char c)
        {
            _rest = _rest.TrimStart();
            return _rest.StartsWith(c);
        }

        bool Take(char c)
        {
            bool there = Peek(c);
            if (there) _rest = _rest[1..];
            return there;
        }

        void Expect(char c)
        {
            if (!Take(c)) throw Unexpected(c.ToString());
        }

        readonly TensorFileException Unexpected(string wanted) =>
            Wrong($"its header is not of the expected form: {wanted} should stand at \"{Short(_rest.ToString())}\"");

        static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
    }
}
