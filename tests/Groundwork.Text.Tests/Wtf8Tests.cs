using System.Text;

namespace Groundwork.Text.Tests;

public sealed class Wtf8Tests
{
    [Fact]
    public void Well_formed_text_has_the_bytes_of_utf8() =>
        Assert.Equal(Encoding.UTF8.GetBytes("aé中😀\0"), Wtf8.GetBytes("aé中😀\0"));

    [Fact]
    public void A_lone_surrogate_has_the_three_bytes_of_its_code_point() =>
        Assert.Equal([0xED, 0xA0, 0xBD, 0x61, 0xED, 0xB8, 0x80], Wtf8.GetBytes("\uD83Da\uDE00")); // 1101 100000 111101

    [Fact]
    public void Bytes_that_are_not_utf8_decode_as_dotnet_decodes_them()
    {
        var random = new Random(11);
        for (int round = 0; round < 5000; round++)
        {
            byte[] bytes = new byte[random.Next(12)];
            byte[] frequent = [0x41, 0x80, 0xBF, 0xC3, 0xE0, 0xA0, 0xF0, 0x9F, 0x98, 0xF4, 0x90, 0xC0, 0xFF];
            for (int i = 0; i < bytes.Length; i++) bytes[i] = frequent[random.Next(frequent.Length)]; // no ED: surrogates differ on purpose
            Assert.Equal(Encoding.UTF8.GetString(bytes), Wtf8.GetString(bytes));
        }
    }

    [Fact]
    public void Every_string_comes_back_from_its_bytes()
    {
        var random = new Random(12);
        for (int round = 0; round < 2000; round++)
        {
            string text = RandomText.Next(random, random.Next(20));
            Assert.Equal(text, Wtf8.GetString(Wtf8.GetBytes(text)));
        }
    }
}
