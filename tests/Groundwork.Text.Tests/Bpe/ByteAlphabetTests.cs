namespace Groundwork.Text.Tests;

public sealed class ByteAlphabetTests
{
    [Theory]
    [InlineData(' ', '\u0120')]   // Ġ
    [InlineData('\n', '\u010A')]  // Ċ
    [InlineData('!', '!')]
    [InlineData('~', '~')]
    [InlineData(0x00, '\u0100')]
    [InlineData(0x7F, '\u0121')]
    [InlineData(0xA0, '\u0142')]
    [InlineData(0xAD, '\u0143')]
    [InlineData(0xFF, 'ÿ')]
    public void A_byte_has_the_character_that_gpt2_gives_it(int value, char character) =>
        Assert.Equal(character, ByteAlphabet.ToChar((byte)value));

    [Theory]
    [InlineData('!', 0)]
    [InlineData('\u010A', 198)]
    [InlineData('\u0120', 220)]
    public void Sorted_it_gives_the_first_ids_of_gpt2s_vocabulary(char character, int id)
    {
        char[] sorted = [.. Enumerable.Range(0, 256).Select(value => ByteAlphabet.ToChar((byte)value)).Order()];
        Assert.Equal(id, Array.IndexOf(sorted, character));
    }

    [Fact]
    public void All_bytes_come_back()
    {
        byte[] all = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];
        Assert.True(ByteAlphabet.TryRead(ByteAlphabet.Spell(all), out byte[]? back));
        Assert.Equal(all, back);
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("\u0144")]
    [InlineData("▁the")]
    public void Text_outside_the_alphabet_is_not_read(string text) => Assert.False(ByteAlphabet.TryRead(text, out _));
}
