namespace Groundwork.Text;

/// <summary>
/// GPT-2's way of writing any bytes as visible characters: a byte that is a visible Latin-1 character stands for itself,
/// the other 68 take U+0100 … U+0143 in order. So a space is Ġ (U+0120) and a line feed is Ċ (U+010A).
/// Vocabulary files of byte-level tokenizers are written in it. Safe to use from several threads.
/// </summary>
/// <remarks>Source: Radford et al., "Language Models are Unsupervised Multitask Learners" (2019), section 2.2 and the files published with it.</remarks>
/// <example><code>string spelled = ByteAlphabet.Spell(" cat"u8);   // "Ġcat"</code></example>
public static class ByteAlphabet
{
    private const int Highest = 0x143;

    private static readonly char[] CharOf = new char[256];
    private static readonly short[] ByteOf = new short[Highest + 1];

    static ByteAlphabet()
    {
        Array.Fill(ByteOf, (short)-1);
        char next = '\u0100';
        for (int value = 0; value < 256; value++)
        {
            bool isVisible = value is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or (>= 0xAE and <= 0xFF);
            CharOf[value] = isVisible ? (char)value : next++;
            ByteOf[CharOf[value]] = (short)value;
        }
    }

    /// <summary>The character that stands for a byte.</summary>
    /// <example><code>char space = ByteAlphabet.ToChar((byte)' ');   // 'Ġ', U+0120</code></example>
    public static char ToChar(byte value) => CharOf[value];

    /// <summary>The byte that a character stands for; false for a character outside the alphabet.</summary>
    /// <example><code>bool known = ByteAlphabet.TryToByte('Ċ', out byte value);   // true, 10</code></example>
    public static bool TryToByte(char character, out byte value)
    {
        int found = character <= Highest ? ByteOf[character] : -1;
        value = (byte)Math.Max(found, 0);
        return found >= 0;
    }

    /// <summary>Bytes written in the alphabet, one character each.</summary>
    /// <example><code>string spelled = ByteAlphabet.Spell([10]);   // "Ċ"</code></example>
    public static string Spell(ReadOnlySpan<byte> bytes)
    {
        char[] characters = new char[bytes.Length];
        for (int i = 0; i < bytes.Length; i++) characters[i] = CharOf[bytes[i]];
        return new string(characters);
    }

    /// <summary>The bytes that <see cref="Spell"/> wrote; false, and null, where a character is outside the alphabet.</summary>
    /// <example><code>bool ok = ByteAlphabet.TryRead("Ġcat", out byte[]? bytes);   // true, " cat"</code></example>
    public static bool TryRead(string spelled, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out byte[]? bytes)
    {
        ArgumentNullException.ThrowIfNull(spelled);
        bytes = new byte[spelled.Length];
        for (int i = 0; i < spelled.Length; i++)
        {
            if (TryToByte(spelled[i], out bytes[i])) continue;
            bytes = null;
            return false;
        }
        return true;
    }
}
