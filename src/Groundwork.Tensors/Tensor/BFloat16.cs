namespace Groundwork;

/// <summary>The upper 16 bits of a Float32: its range with 8 bits of precision. A storage type without arithmetic.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Bits">Sign, eight exponent bits, seven fraction bits.</param>
/// <example><code>float x = (float)(BFloat16)3.14159f;   // 3.140625</code></example>
public readonly record struct BFloat16(ushort Bits)
{
    /// <summary>Rounds to the nearest BFloat16, ties to even; NaN stays NaN.</summary>
    public static explicit operator BFloat16(float value)
    {
        uint bits = BitConverter.SingleToUInt32Bits(value);
        if (float.IsNaN(value)) return new((ushort)(bits >> 16 | 0x40)); // keep it a NaN when the low half carried it
        return new((ushort)(bits + 0x7FFF + (bits >> 16 & 1) >> 16));
    }

    /// <summary>Widens without loss.</summary>
    public static explicit operator float(BFloat16 value) => BitConverter.UInt32BitsToSingle((uint)value.Bits << 16);

    /// <summary>The value as a Float32 would print it.</summary>
    public override string ToString() => ((float)this).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
