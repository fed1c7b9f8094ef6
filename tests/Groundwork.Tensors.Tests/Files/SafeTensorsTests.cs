using System.Buffers.Binary;
using System.Text;

namespace Groundwork.Tests.Files;

public sealed class SafeTensorsTests : TemporaryFiles
{
    public static TheoryData<DType> Types() => [.. Enum.GetValues<DType>()];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_dtype_comes_back_bit_for_bit_read_and_mapped(DType dtype)
    {
        Tensor x = Tensor.From(0.0, 1.0, 2.5, -0.0, 1e-30, 300.0).To(dtype).Reshape(2, 3);
        SafeTensors.Save(At("a"), new Dictionary<string, Tensor> { ["x"] = x, ["none"] = Tensor.Zeros([0, 3], dtype), ["one"] = x[0, 1] });
        foreach (bool map in new[] { false, true })
        {
            var back = SafeTensors.Load(At("a"), map).Tensors;
            Assert.Equal(["x", "none", "one"], back.Keys);
            Assert.Equal(dtype, back["x"].DType);
            Assert.Equal(x.ToArray<double>(), back["x"].ToArray<double>());
            Assert.Equal(new Shape(), back["one"].Shape);
        }
    }

    [Fact]
    public void Metadata_comes_back_and_the_same_content_gives_the_same_bytes()
    {
        var tensors = new Dictionary<string, Tensor> { ["x"] = Tensor.Ones([3]) };
        SafeTensors.Save(At("a"), tensors, new Dictionary<string, string> { ["b"] = "2", ["a"] = "ä \"" });
        SafeTensors.Save(At("b"), tensors, new Dictionary<string, string> { ["a"] = "ä \"", ["b"] = "2" });
        Assert.Equal("ä \"", SafeTensors.Load(At("a")).Metadata["a"]);
        Assert.Equal(File.ReadAllBytes(At("a")), File.ReadAllBytes(At("b")));
    }

    [Fact]
    public void The_tensors_under_a_prefix_have_the_rest_of_their_names_in_the_order_of_the_file()
    {
        SafeTensors.Save(At("a"), [new("model.b", Tensor.Ones([1])), new("x", Tensor.Ones([2])), new("model.a.c", Tensor.Ones([3]))]);
        var content = SafeTensors.Load(At("a"));
        Assert.Equal([("b", 1L), ("a.c", 3)], content.Under("model.").Select(p => (p.Key, p.Value.Count)));
        Assert.Empty(content.Under("Model."));
    }

    [Fact]
    public void Writing_into_a_mapped_tensor_leaves_the_file_alone()
    {
        SafeTensors.Save(At("a"), new Dictionary<string, Tensor> { ["x"] = Tensor.Ones([3]) });
        var x = SafeTensors.Load(At("a"), map: true).Tensors["x"];
        x.Span<float>()[0] = 7;
        Assert.Equal(1, SafeTensors.Load(At("a")).Tensors["x"][0].Item());
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"F32","shape":[1000000000,1000000000,1000000000],"data_offsets":[0,4]}}""", "more elements than can be counted")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "lies at 0 to 4, but Float32 [2] takes 8 bytes")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"y":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "overlaps or has a hole")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "overlaps or has a hole")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"x":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}}""", "stands twice")]
    [InlineData("""{"x":{"dtype":"I16","shape":[2],"data_offsets":[0,4]}}""", "is of type I16, which no tensor holds")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}""", "has an axis of size -1")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "describes 8 bytes of data, but 4 follow")]
    [InlineData("""{"x":[[[[[[1]]]]]]}""", "not JSON of the expected form")]
    [InlineData("""{"x":{"dtype":"F32","shape":[0,2000000000,2000000000,2000000000],"data_offsets":[0,0]}}""", "more elements than can be counted")]
    [InlineData("""{"x":{"dtype":"F32","shape":[2000000000,2],"data_offsets":[0,16000000000]}}""", "has 4000000000 elements; one tensor holds at most")]
    [InlineData("""{"x":{"shape":[1],"data_offsets":[0,4]}}""", "not JSON of the expected form")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1.5],"data_offsets":[0,4]}}""", "has an axis of size 1.5")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":["0","4"]}}""", "not JSON of the expected form")]
    [InlineData("""{"x":{"dtype":"F32","shape":[1],"data_offsets":[0]}}""", "has 1 data_offsets; there are two")]
    [InlineData("""{"\ud800":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "not JSON of the expected form")]
    [InlineData("""not json""", "not JSON of the expected form")]
    public void A_header_that_contradicts_the_file_is_refused_with_the_reason(string header, string reason)
    {
        byte[] text = Encoding.UTF8.GetBytes(header), file = new byte[8 + text.Length + 4];
        BinaryPrimitives.WriteInt64LittleEndian(file, text.Length);
        text.CopyTo(file, 8);
        File.WriteAllBytes(At("a"), file);
        Assert.Contains(reason, Assert.Throws<TensorFileException>(() => SafeTensors.Load(At("a"))).Message);
    }

    [Fact]
    public void A_header_longer_than_the_file_is_refused_before_memory_is_taken()
    {
        byte[] file = new byte[16];
        BinaryPrimitives.WriteInt64LittleEndian(file, 90_000_000);
        File.WriteAllBytes(At("a"), file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("only 8 follow", Assert.Throws<TensorFileException>(() => SafeTensors.Load(At("a"))).Message);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void Names_are_checked_before_the_file_is_touched()
    {
        File.WriteAllText(At("a"), "old");
        Assert.Contains("is empty, reserved or used twice", Assert.Throws<ArgumentException>(() => SafeTensors.Save(At("a"), [new("x", Tensor.Ones([1])), new("x", Tensor.Ones([1]))])).Message);
        Assert.Contains("there is no tensor under the name \"x\"", Assert.Throws<ArgumentException>(() => SafeTensors.Save(At("a"), [new("x", null!)])).Message);
        Assert.Equal("old", File.ReadAllText(At("a")));
        Assert.False(File.Exists(At("a.tmp")));
    }

    [Fact]
    public void A_mapped_tensor_outlives_many_collections_and_its_span_too()
    {
        SafeTensors.Save(At("a"), new Dictionary<string, Tensor> { ["x"] = Tensor.Randn([1000], seed: 1) });
        float[] expected = Tensor.Randn([1000], seed: 1).ToArray<float>();
        Span<float> span = Mapped();
        for (int i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.Equal(expected, span.ToArray());

        Span<float> Mapped() => SafeTensors.Load(At("a"), map: true).Tensors["x"].Span<float>();
    }
}
