namespace Groundwork;

/// <summary>The type of a tensor's elements.</summary>
/// <remarks>
/// <see cref="Float16"/> and <see cref="BFloat16"/> are storage types: they are read and written,
/// and every computation on them happens in <see cref="Float32"/>.
/// </remarks>
public enum DType : byte
{
    /// <summary>True or false, one byte.</summary>
    Bool,
    /// <summary>Unsigned 8-bit integer.</summary>
    UInt8,
    /// <summary>Signed 32-bit integer.</summary>
    Int32,
    /// <summary>Signed 64-bit integer; the type of indices and of integer literals.</summary>
    Int64,
    /// <summary>IEEE 754 single precision; the default for floating-point literals.</summary>
    Float32,
    /// <summary>IEEE 754 double precision.</summary>
    Float64,
    /// <summary>IEEE 754 half precision, for storage.</summary>
    Float16,
    /// <summary>The upper half of a Float32, for storage.</summary>
    BFloat16,
}

/// <summary>Facts about dtypes, and the rule by which two of them meet.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class DTypes
{
    extension(DType dtype)
    {
        /// <summary>Bytes an element takes.</summary>
        public int Size => dtype switch
        {
            DType.Bool or DType.UInt8 => 1,
            DType.Float16 or DType.BFloat16 => 2,
            DType.Int32 or DType.Float32 => 4,
            _ => 8,
        };

        /// <summary>True for the four floating-point types.</summary>
        public bool IsFloat => dtype >= DType.Float32;

        /// <summary>True for UInt8, Int32 and Int64; Bool is not an integer.</summary>
        public bool IsInteger => dtype is DType.UInt8 or DType.Int32 or DType.Int64;

        /// <summary>The type in which this one is computed: Float32 for the two storage types, else itself.</summary>
        public DType Computed => dtype is DType.Float16 or DType.BFloat16 ? DType.Float32 : dtype;

        /// <summary>The type of a result that is never an integer: Float64 for Bool and integers, else <see cref="get_Computed"/>.</summary>
        public DType Floating => dtype.IsFloat ? dtype.Computed : DType.Float64;
    }

    /// <summary>The dtype of a C# element type.</summary>
    /// <exception cref="ArgumentException">No dtype holds such elements.</exception>
    /// <example><code>DTypes.Of&lt;float&gt;();   // Float32</code></example>
    public static DType Of<T>() where T : unmanaged =>
        typeof(T) == typeof(float) ? DType.Float32 :
        typeof(T) == typeof(double) ? DType.Float64 :
        typeof(T) == typeof(long) ? DType.Int64 :
        typeof(T) == typeof(int) ? DType.Int32 :
        typeof(T) == typeof(bool) ? DType.Bool :
        typeof(T) == typeof(byte) ? DType.UInt8 :
        typeof(T) == typeof(Half) ? DType.Float16 :
        typeof(T) == typeof(BFloat16) ? DType.BFloat16 :
        throw new ArgumentException($"dtype: no tensor holds {typeof(T).Name}; use bool, byte, int, long, float, double, Half or BFloat16");

    /// <summary>The dtype in which arrays of two dtypes meet, as in NumPy: the smallest that holds the values of both.</summary>
    /// <remarks>Int32 or Int64 with Float32 gives Float64, since Float32 does not hold every integer; UInt8 with Float32 stays Float32.</remarks>
    /// <example><code>DTypes.Promote(DType.Int64, DType.Float32);   // Float64</code></example>
    public static DType Promote(DType a, DType b)
    {
        a = a.Computed;
        b = b.Computed;
        if (a == b) return a;
        var (low, high) = a < b ? (a, b) : (b, a);
        return high == DType.Float32 && low is (DType.Int32 or DType.Int64) ? DType.Float64 : high;
    }

    /// <summary>Promotion where C# numbers take part: a weak scalar decides the kind (bool, integer, float) but never the precision within one.</summary>
    internal static DType Promote(in Spec a, in Spec b)
    {
        if (a.IsWeak == b.IsWeak) return a.DType == b.DType ? a.DType.Computed : Promote(a.DType, b.DType);
        var (strong, weak) = a.IsWeak ? (b.DType, a.DType) : (a.DType, b.DType);
        return Kind(weak) <= Kind(strong) ? strong.Computed : weak;
    }

    static int Kind(DType dtype) => dtype == DType.Bool ? 0 : dtype.IsFloat ? 2 : 1;
}
