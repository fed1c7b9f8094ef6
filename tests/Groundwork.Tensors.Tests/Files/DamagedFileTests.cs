namespace Groundwork.Tests.Files;

/// <summary>Damaged copies of a valid file, 2,000 of each format and fewer of its variants: each is read, or refused as what it is, at little cost.</summary>
public sealed class DamagedFileTests : TemporaryFiles
{
    const int Many = 2000, Fewer = 400; // a refusal is an exception, which costs milliseconds under a test host
    const long MostBytes = 4_000_000; // allocated for one file of about a kilobyte

    [Fact]
    public void SafeTensors_refuses_or_reads_every_damaged_file() => Try(Many,
        path => SafeTensors.Save(path, Tensors(), new Dictionary<string, string> { ["made"] = "here" }),
        path => Sum(SafeTensors.Load(path).Tensors.Values));

    [Fact]
    public void SafeTensors_refuses_or_maps_every_damaged_file() => Try(Fewer,
        path => SafeTensors.Save(path, Tensors()),
        path => Sum(SafeTensors.Load(path, map: true).Tensors.Values));

    [Fact]
    public void Npy_refuses_or_reads_every_damaged_file() => Try(Many, path => Npy.Save(path, Tensor.Randn([5, 7], seed: 1)), path => Sum([Npy.Load(path)]));

    [Fact]
    public void Npy_refuses_or_reads_every_damaged_stream() => Try(Fewer, path => Npy.Save(path, Tensor.Randn([5, 7], seed: 1)), path =>
    {
        using var stream = File.OpenRead(path);
        Sum([Npy.Read(stream)]);
    });

    [Fact]
    public void Npz_refuses_or_reads_every_damaged_file() => Try(Many, path => Npz.Save(path, Tensors()), path => Sum(Npz.Load(path).Values));

    [Fact]
    public void Npz_refuses_or_reads_every_damaged_deflated_file() => Try(Fewer, path => Npz.Save(path, Tensors(), compress: true), path => Sum(Npz.Load(path).Values));

    [Fact]
    public void TextMatrix_refuses_or_reads_every_damaged_file() => Try(Fewer,
        path => TextMatrix.Save(path, Tensor.Randn([20, 4], seed: 1), delimiter: ",", header: "numbers"),
        path => Sum([TextMatrix.Load(path, new(Delimiter: ","))]));

    static Dictionary<string, Tensor> Tensors() => new()
    {
        ["weight"] = Tensor.Randn([6, 5], seed: 1),
        ["mask"] = Tensor.From(true, false, true),
        ["step"] = Tensor.Scalar(12L),
        ["half"] = Tensor.Randn([2, 2], seed: 2, DType.Float16),
    };

    static void Sum(IEnumerable<Tensor> tensors)
    {
        foreach (var x in tensors) x.ToArray<double>(); // every element can be read
    }

    void Try(int copies, Action<string> save, Action<string> load)
    {
        string path = At("file");
        save(path);
        byte[] valid = File.ReadAllBytes(path);
        load(path);
        int refused = 0;
        for (int copy = 0; copy < copies; copy++)
        {
            byte[] damaged = Damage(valid, new System.Random(copy));
            File.WriteAllBytes(path, damaged);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                load(path);
            }
            catch (TensorFileException e)
            {
                refused++;
                Assert.NotEmpty(e.Message);
            }
            catch (Exception e)
            {
                Assert.Fail($"copy {copy} threw {e}");
            }
            long taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.True(taken < MostBytes, $"copy {copy} of {damaged.Length} bytes took {taken} bytes of memory");
        }
        Assert.InRange(refused, copies / 10, copies);
    }

    static byte[] Damage(byte[] valid, System.Random random)
    {
        var bytes = valid.ToList();
        for (int times = random.Next(1, 4); times > 0; times--)
        {
            int at = random.Next(bytes.Count), n = Math.Min(random.Next(1, 20), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 1: bytes[at] = (byte)random.Next(256); break;
                case 2: bytes[at] = "0123456789,()[]{}'\"-:TF"u8[random.Next(23)]; break;   // a header that still reads as one
                case 3: bytes.RemoveRange(at, n); break;
                case 4: bytes.InsertRange(at, bytes.GetRange(at, n)); break;
                case 5: bytes.RemoveRange(at, bytes.Count - at); break;
                default:
                    for (int i = at; i < at + n; i++) bytes[i] = 0xFF;
                    break;
            }
            if (bytes.Count == 0) break;
        }
        return [.. bytes];
    }
}
