using System.Text;

namespace Groundwork.Text.Tests;

public sealed class TokenDecoderTests
{
    [Fact]
    public void A_character_appears_with_its_last_byte()
    {
        TokenDecoder decoder = new ByteTokenizer().CreateDecoder();
        string[] pieces = [.. Encoding.UTF8.GetBytes("a😀é").Select(value => decoder.Append(value))];
        Assert.Equal(["a", "", "", "", "😀", "", "é"], pieces);
        Assert.Equal("", decoder.Flush());
    }

    [Fact]
    public void The_pieces_joined_are_the_whole_text()
    {
        var tokenizer = new ByteTokenizer(["<end>"]);
        var random = new Random(3);
        byte[] frequent = [0x41, 0x80, 0xA0, 0xAF, 0xB0, 0xBF, 0xC3, 0xE0, 0xED, 0xED, 0xF0, 0x9F, 0x98, 0xF4, 0x90, 0xFF];
        for (int round = 0; round < 5000; round++)
        {
            int[] ids = [.. Enumerable.Range(0, random.Next(15)).Select(_ => random.Next(20) == 0 ? 256 : frequent[random.Next(frequent.Length)])];
            bool skip = round % 2 == 0;
            TokenDecoder decoder = tokenizer.CreateDecoder(skipSpecial: skip);
            string joined = string.Concat(ids.Select(decoder.Append)) + decoder.Flush();
            Assert.Equal(tokenizer.Decode(ids, skipSpecial: skip), joined);
        }
    }

    [Fact]
    public void No_piece_ends_between_the_halves_of_a_pair()
    {
        // The pair written as two surrogates of three bytes, which no encoder here writes but a model may sample.
        TokenDecoder decoder = new ByteTokenizer().CreateDecoder();
        string[] pieces = [.. ((int[])[0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]).Select(decoder.Append)];
        Assert.Equal(["", "", "", "", "", "😀"], pieces);
    }

    [Fact]
    public void Flush_shows_a_broken_character_and_starts_anew()
    {
        TokenDecoder decoder = new ByteTokenizer().CreateDecoder();
        Assert.Equal("", decoder.Append(0xE2));
        Assert.Equal("\uFFFD", decoder.Flush());
        Assert.Equal("a", decoder.Append('a'));
    }

    [Fact]
    public void An_unknown_id_leaves_the_decoder_as_it_was()
    {
        TokenDecoder decoder = new ByteTokenizer().CreateDecoder();
        decoder.Append(0xC3);
        Assert.Throws<ArgumentOutOfRangeException>(() => decoder.Append(256));
        Assert.Equal("é", decoder.Append(0xA9));
    }
}
