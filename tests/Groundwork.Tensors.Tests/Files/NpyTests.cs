using System.Text;

namespace Groundwork.Tests.Files;

/// <summary>The Base64 texts are files that NumPy 1.24.2 wrote.</summary>
public sealed class NpyTests : TemporaryFiles
{
    const string Prefix = "k05VTVBZ";

    static Tensor Read(string base64) => Npy.Read(new MemoryStream(Convert.FromBase64String(base64)));

    static byte[] File(string header, int data = 0, int version = 1)
    {
        byte[] text = Encoding.Latin1.GetBytes(header);
        byte[] length = version == 1 ? [(byte)text.Length, (byte)(text.Length >> 8)] : [(byte)text.Length, (byte)(text.Length >> 8), 0, 0];
        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. text, .. new byte[data]];
    }

    [Fact]
    public void What_is_written_are_the_bytes_that_NumPy_writes()
    {
        var stream = new MemoryStream();
        Npy.Write(stream, Tensor.From<float>([1.5f, -2, 3, 4], [2, 2]));
        Assert.Equal("k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAMA/AAAAwAAAQEAAAIBA",
            Convert.ToBase64String(stream.ToArray()));
    }

    public static TheoryData<DType> Types() => [.. Enum.GetValues<DType>().Where(dtype => dtype != DType.BFloat16)];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_dtype_and_shape_comes_back_bit_for_bit_read_and_mapped(DType dtype)
    {
        Tensor x = Tensor.From(0.0, 1.0, 2.5, -0.0, 1e-30, 300.0).To(dtype).Reshape(2, 3);
        foreach (Tensor saved in new[] { x, x[0], x[1, 2], x.Transpose(0, 1), x[.., (.., -1)], Tensor.Zeros([0, 3], dtype) })
        {
            Npy.Save(At("a.npy"), saved);
            foreach (bool map in new[] { false, true })
            {
                Tensor back = Npy.Load(At("a.npy"), map);
                Assert.Equal((dtype, saved.Shape), (back.DType, back.Shape));
                Assert.Equal(saved.ToArray<double>().Select(BitConverter.DoubleToInt64Bits), back.ToArray<double>().Select(BitConverter.DoubleToInt64Bits));
            }
        }
    }

    [Fact]
    public void NaN_payloads_are_kept()
    {
        float odd = BitConverter.UInt32BitsToSingle(0x7FC12345);
        Npy.Save(At("a.npy"), Tensor.From(odd));
        Assert.Equal(0x7FC12345u, BitConverter.SingleToUInt32Bits(Npy.Load(At("a.npy")).Span<float>()[0]));
    }

    [Fact]
    public void Big_endian_Fortran_order_of_version_2_is_turned()
    {
        Tensor x = Read("k05VTVBZAgB0AAAAeydkZXNjcic6ICc+ZjgnLCAnZm9ydHJhbl9vcmRlcic6IFRydWUsICdzaGFwZSc6ICgyLCAzKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAo/8AAAAAAAAEAQAAAAAAAAQAAAAAAAAABAFAAAAAAAAEAIAAAAAAAAQBgAAAAAAAA=");
        Assert.Equal([2, 3], x.Shape);
        Assert.Equal([1.0, 2, 3, 4, 5, 6], x.Span<double>().ToArray());
    }

    [Fact]
    public void A_mapped_file_in_Fortran_order_is_a_view_without_a_copy()
    {
        System.IO.File.WriteAllBytes(At("a.npy"), [.. File("{'descr': '<i4', 'fortran_order': True, 'shape': (2, 3), }".PadRight(118)), 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 4, 0, 0, 0, 5, 0, 0, 0, 6, 0, 0, 0]);
        Tensor x = Npy.Load(At("a.npy"), map: true);
        Assert.False(x.IsContiguous);
        Assert.Equal([1, 3, 5, 2, 4, 6], x.ToArray<int>());
    }

    [Theory]
    [InlineData("AwB0AAAAeydkZXNjcic6ICc+aTInLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAr//gEs", DType.Int32, new[] { -2L, 300 })]
    [InlineData("AQB2AHsnZGVzY3InOiAnfGkxJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAZAM=", DType.Int32, new[] { 0L, 100, 3 })]
    [InlineData("AQB2AHsnZGVzY3InOiAnPHUyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAGQAAwA=", DType.Int32, new[] { 0L, 100, 3 })]
    [InlineData("AQB2AHsnZGVzY3InOiAnPHU0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAZAAAAAMAAAA=", DType.Int64, new[] { 0L, 100, 3 })]
    public void Narrow_integers_are_widened(string file, DType dtype, long[] values)
    {
        Tensor x = Read(Prefix + file);
        Assert.Equal(dtype, x.DType);
        Assert.Equal(values, x.ToArray<long>());
    }

    [Theory]
    [InlineData("'|O'", "holds Python objects (a pickle), which are never read")]
    [InlineData("'<u8'", "holds unsigned 64-bit integers, which no tensor holds; save them as int64 or float64")]
    [InlineData("'<c16'", "holds complex numbers, which no tensor holds; save the real and imaginary parts")]
    [InlineData("'<U3'", "holds texts")]
    [InlineData("'|S3'", "holds texts")]
    [InlineData("'<M8[s]'", "holds dates or times")]
    [InlineData("'|V8'", "holds raw bytes or records")]
    [InlineData("[('a', '<i4'), ('b', '<f8')]", "holds records with named fields")]
    [InlineData("'<f16'", "holds elements")]
    public void What_no_tensor_holds_is_refused_by_name(string descr, string reason) =>
        Assert.Contains(reason, Refused(File($"{{'descr': {descr}, 'fortran_order': False, 'shape': (1,), }}", 64)));

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1000000, 1000000, 1000000), }", "more elements than can be counted")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 2000000000, 2000000000, 2000000000), }", "more elements than can be counted")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (3000000000,), }", "the size 3000000000; at most")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2000000000, 2), }", "one tensor holds at most")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,), }", "announces 2000000000 bytes of data, but 8 are there")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), }", "4 bytes follow its 4 bytes of data")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }", "the size of an axis should stand at \"-1,), }\"")]
    [InlineData("{'descr': '<f4', 'fortran_order': 0, 'shape': (2,), }", "True or False should stand at")]
    [InlineData("{'descr': '<f4', 'shape': (2,), }", "lacks descr, fortran_order or shape")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", "a second entry 'descr'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': 1}", "an unknown entry 'x'")]
    [InlineData("{'descr': __import__('os').system('id'), 'fortran_order': False, 'shape': (2,), }", "a text in quotes should stand at \"__import__")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), } ; 1", "the end should stand at")]
    [InlineData("", "{ should stand at \"\"")]
    public void A_header_that_lies_is_refused_before_memory_is_taken(string header, string reason)
    {
        byte[] file = File(header, 8);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains(reason, Refused(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    string Refused(byte[] file)
    {
        System.IO.File.WriteAllBytes(At("a.npy"), file);
        return Assert.Throws<TensorFileException>(() => Npy.Load(At("a.npy"))).Message;
    }

    [Fact]
    public void A_header_too_long_a_version_too_new_and_another_format_are_refused()
    {
        Assert.Contains("at most 65536 are read", Refused([0x93, .. "NUMPY"u8, 2, 0, 0, 0, 0, 64]));
        Assert.Contains("of version 4.0; 1.0, 2.0 and 3.0 are read", Refused([0x93, .. "NUMPY"u8, 4, 0, 0, 0]));
        Assert.Contains("does not begin as an .npy file does", Refused("PK\u0003\u0004 and more"u8.ToArray()));
        Assert.Contains("does not begin as an .npy file does", Refused([]));
        Assert.Contains("ends within its header", Refused([0x93, .. "NUMPY"u8, 1, 0, 80, 0, 32]));
    }

    [Fact]
    public void A_stream_that_cannot_seek_costs_no_more_than_it_holds()
    {
        var stream = new ForwardOnly(File("{'descr': '<f8', 'fortran_order': False, 'shape': (200000000,), }", 100));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("announces 1600000000 bytes of data, but 100 are there", Assert.Throws<TensorFileException>(() => Npy.Read(stream)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000_000);
    }

    [Fact]
    public void Arrays_that_follow_each_other_in_a_stream_are_read_one_by_one()
    {
        var stream = new MemoryStream();
        Npy.Write(stream, Tensor.From(1L, 2));
        Npy.Write(stream, Tensor.Ones([600, 600])); // more than is believed without being there
        var forward = new ForwardOnly(stream.ToArray());
        Assert.Equal([1L, 2], Npy.Read(forward).ToArray<long>());
        Assert.Equal(360_000, Npy.Read(forward).Sum().Item());
    }

    [Fact]
    public void BFloat16_is_refused_before_the_file_is_touched()
    {
        System.IO.File.WriteAllText(At("a.npy"), "old");
        Assert.Contains("the format has no BFloat16", Assert.Throws<ArgumentException>(() => Npy.Save(At("a.npy"), Tensor.Ones([2], DType.BFloat16))).Message);
        Assert.Equal("old", System.IO.File.ReadAllText(At("a.npy")));
    }

    sealed class ForwardOnly(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1000)]); // and gives less than it is asked for
    }
}
