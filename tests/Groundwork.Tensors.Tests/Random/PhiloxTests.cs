using System.Runtime.Intrinsics.X86;
using Groundwork.Kernels;

namespace Groundwork.Tests.RandomNumbers;

public sealed unsafe class PhiloxTests
{
    // The published known answers of philox4x32-10: counter words, key words, result words.
    [Theory]
    [InlineData(0x0u, 0x0u, 0x0u, 0x0u, 0x0u, 0x0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void Blocks_are_the_published_known_answers(uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint x0, uint x1, uint x2, uint x3)
    {
        var block = Philox.Block(k0 | ((ulong)k1 << 32), c2 | ((ulong)c3 << 32), c0 | ((ulong)c1 << 32));
        Assert.Equal((x0, x1, x2, x3), block);
    }

    [Fact]
    public void Every_width_gives_the_bits_of_the_plain_form()
    {
        uint* expected = stackalloc uint[64], actual = stackalloc uint[64];
        foreach (ulong position in new ulong[] { 0, 5, 0xFFFFFFF8, ulong.MaxValue - 3 })
        {
            Philox.GroupReference(0x0123456789ABCDEF, 0xFEDCBA9876543210, position, expected);
            Philox.Group(0x0123456789ABCDEF, 0xFEDCBA9876543210, position, actual);
            Assert.True(new Span<uint>(expected, 64).SequenceEqual(new Span<uint>(actual, 64)));
            if (Avx2.IsSupported)
            {
                Philox.EightCounters(0x0123456789ABCDEF, 0xFEDCBA9876543210, position, actual);
                Philox.EightCounters(0x0123456789ABCDEF, 0xFEDCBA9876543210, position + 8, actual + 8);
                Assert.True(new Span<uint>(expected, 64).SequenceEqual(new Span<uint>(actual, 64)));
            }
        }
    }
}
