using System.IO.Compression;

namespace Groundwork.Tests.Files;

public sealed class NpzTests : TemporaryFiles
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tensors_come_back_in_their_order_by_name(bool compress)
    {
        Npz.Save(At("a.npz"), new Dictionary<string, Tensor> { ["y"] = Tensor.Randn([300, 300], seed: 1), ["layer/x"] = Tensor.From(true, false), ["none"] = Tensor.Zeros([0]) }, compress);
        var back = Npz.Load(At("a.npz"));
        Assert.Equal(["y", "layer/x", "none"], back.Keys);
        Assert.Equal(Tensor.Randn([300, 300], seed: 1).ToArray<float>(), back["y"].ToArray<float>());
        Assert.Equal([true, false], back["layer/x"].ToArray<bool>());
    }

    // numpy.savez_compressed(file, a=[1.5, -2], b=7) of NumPy 1.24.2
    const string ByNumPy = "UEsDBBQAAAAIAAAAIQCwmMVBTQAAAJAAAAAFABQAYS5ucHkBABAAkAAAAAAAAABNAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TZqGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GkY6mjoKtQoUAC4GMPhhD6EZDgAAUEsDBBQAAAAIAAAAIQAjuPBsRgAAAIgAAAAFABQAYi5ucHkBABAAiAAAAAAAAABGAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6TaaGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5Gpo6CrUKFAEudgYIAABQSwECFAMUAAAACAAAACEAsJjFQU0AAACQAAAABQAAAAAAAAAAAAAAgAEAAAAAYS5ucHlQSwECFAMUAAAACAAAACEAI7jwbEYAAACIAAAABQAAAAAAAAAAAAAAgAGEAAAAYi5ucHlQSwUGAAAAAAIAAgBmAAAAAQEAAAAA";

    [Fact]
    public void A_file_of_NumPy_is_read()
    {
        File.WriteAllBytes(At("a.npz"), Convert.FromBase64String(ByNumPy));
        var back = Npz.Load(At("a.npz"));
        Assert.Equal([1.5, -2], back["a"].ToArray<double>());
        Assert.Equal(7, back["b"].Item<long>());
    }

    [Fact]
    public void The_same_content_gives_the_same_bytes_whenever_it_is_written()
    {
        var tensors = new Dictionary<string, Tensor> { ["x"] = Tensor.Ones([50]) };
        Npz.Save(At("a.npz"), tensors, compress: true);
        Npz.Save(At("b.npz"), tensors, compress: true);
        Assert.Equal(File.ReadAllBytes(At("a.npz")), File.ReadAllBytes(At("b.npz")));
        using var archive = ZipFile.OpenRead(At("a.npz"));
        Assert.Equal(new DateTime(1980, 1, 1), archive.Entries[0].LastWriteTime.DateTime);
    }

    [Fact]
    public void Stored_and_deflated_differ_in_size()
    {
        var tensors = new Dictionary<string, Tensor> { ["x"] = Tensor.Zeros([10_000]) };
        Npz.Save(At("a.npz"), tensors);
        Npz.Save(At("b.npz"), tensors, compress: true);
        Assert.InRange(new FileInfo(At("a.npz")).Length, 40_000, 41_000);
        Assert.InRange(new FileInfo(At("b.npz")).Length, 100, 1000);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../x")]
    [InlineData("a/../x")]
    [InlineData("/x")]
    [InlineData("a//x")]
    [InlineData("a\\x")]
    [InlineData("c:x")]
    [InlineData("a\nx")]
    public void Names_that_lead_out_of_a_folder_are_refused_both_ways(string name)
    {
        Assert.Throws<ArgumentException>(() => Npz.Save(At("a.npz"), [new(name, Tensor.Ones([1]))]));
        Assert.False(File.Exists(At("a.npz")));
        Archive((name + ".npy", Bytes(Tensor.Ones([1]))));
        Refused(name == "" ? "is empty" : "is not the name of a file in a folder");
    }

    [Fact]
    public void Names_that_come_twice_and_what_is_no_array_are_refused()
    {
        byte[] x = Bytes(Tensor.Ones([1]));
        Assert.Contains("used twice", Assert.Throws<ArgumentException>(() => Npz.Save(At("a.npz"), [new("x", Tensor.Ones([1])), new("x", Tensor.Ones([1]))])).Message);
        Archive(("x.npy", x), ("x.npy", x));
        Refused("the name \"x\" comes twice");
        Archive(("x.txt", x));
        Refused("\"x.txt\" is not an .npy array");
        Archive(("x.npy", "hello"u8.ToArray()));
        Refused("in \"x\": npy: it does not begin as an .npy file does");
        Archive(("x.npy", [.. x, 0]));
        Refused("is 133 bytes long, but its array [1] takes 132");
        File.WriteAllText(At("a.npz"), "not a zip");
        Refused("not a whole zip archive");
    }

    [Fact]
    public void A_bomb_is_refused_before_memory_is_taken()
    {
        Npz.Save(At("a.npz"), new Dictionary<string, Tensor> { ["x"] = Tensor.Zeros([2_000_000]) }, compress: true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("take more than 1000000 bytes; pass maxBytes", Assert.Throws<TensorFileException>(() => Npz.Load(At("a.npz"), maxBytes: 1_000_000)).Message);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Equal(2_000_000, Npz.Load(At("a.npz"))["x"].Count);
    }

    [Fact]
    public void A_flipped_bit_in_the_data_is_noticed()
    {
        Npz.Save(At("a.npz"), new Dictionary<string, Tensor> { ["x"] = Tensor.Zeros([1000]) });
        byte[] file = File.ReadAllBytes(At("a.npz"));
        file[2000] ^= 1;
        File.WriteAllBytes(At("a.npz"), file);
        Refused("\"x\" is damaged: its checksum is");
    }

    static byte[] Bytes(Tensor x)
    {
        var stream = new MemoryStream();
        Npy.Write(stream, x);
        return stream.ToArray();
    }

    void Archive(params (string Name, byte[] Content)[] entries)
    {
        using var archive = new ZipArchive(File.Create(At("a.npz")), ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
            entry.Write(content);
        }
    }

    void Refused(string reason) => Assert.Contains(reason, Assert.Throws<TensorFileException>(() => Npz.Load(At("a.npz"))).Message);
}
