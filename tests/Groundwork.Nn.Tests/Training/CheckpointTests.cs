using Groundwork.Nn;

namespace Groundwork.Tests.Training;

public sealed class CheckpointTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static (Sequential, AdamW, Generator) Start() => Begin(new Sequential(new Linear(3, 8, generator: new Generator(1)), new Tanh(), new Dropout(0.2, new Generator(5)), new Linear(8, 2, generator: new Generator(2))));

    static (Sequential, AdamW, Generator) Begin(Sequential net) => (net, new AdamW(net.Parameters(), 0.01), new Generator(9));

    static void Steps(Sequential net, Optimizer optimizer, Generator random, int count)
    {
        for (int step = 0; step < count; step++)
        {
            ((Dropout)net[2]).Generator = random.Split();
            var x = Init.Normal([4, 3], random);
            optimizer.ZeroGrad();
            Losses.CrossEntropy(net.Call(x), Tensor.From(0L, 1L, 1L, 0L)).Backward();
            optimizer.Step();
        }
    }

    [Fact]
    public void A_resumed_run_gives_the_bits_of_one_that_never_stopped()
    {
        string path = Path.Combine(_folder, "a.safetensors");
        var (whole, wholeAdam, wholeRandom) = Start();
        Steps(whole, wholeAdam, wholeRandom, 6);

        var (first, firstAdam, firstRandom) = Start();
        Steps(first, firstAdam, firstRandom, 3);
        Checkpoint.Save(path, first, firstAdam, step: 3, random: [firstRandom.State], more: new Dictionary<string, string> { ["note"] = "ä" });

        var (second, secondAdam, _) = Start();
        var (step, random, more) = Checkpoint.Load(path, second, secondAdam);
        Assert.Equal((3, "ä"), (step, more["note"]));
        Steps(second, secondAdam, new Generator(random[0]), 3);
        foreach (var (key, tensor) in whole.StateDict()) Assert.Equal(tensor.ToArray<float>(), second.StateDict()[key].ToArray<float>());
    }

    [Fact]
    public void The_same_state_writes_the_same_bytes()
    {
        var (net, adam, random) = Start();
        Steps(net, adam, random, 1);
        string a = Path.Combine(_folder, "a"), b = Path.Combine(_folder, "b");
        Checkpoint.Save(a, net, adam, 1, [random.State]);
        Checkpoint.Save(b, net, adam, 1, [random.State]);
        Assert.Equal(File.ReadAllBytes(a), File.ReadAllBytes(b));
        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void A_file_of_weights_alone_is_refused_as_a_checkpoint()
    {
        string path = Path.Combine(_folder, "w.safetensors");
        var (net, _, _) = Start();
        SafeTensors.Save(path, net.StateDict());
        Assert.Contains("groundwork-checkpoint-1", Assert.Throws<InvalidDataException>(() => Checkpoint.Load(path, net)).Message);
    }

    [Fact]
    public void Averaged_weights_come_and_go()
    {
        var net = new Linear(1, 1, bias: false);
        Init.Set(net.Weight, 0);
        var average = new ExponentialAverage(net, decay: 0.75);
        Init.Set(net.Weight, 8);
        average.Update(); // 0.75 · 0 + 0.25 · 8
        using (average.Apply()) Assert.Equal(2, net.Weight.Item());
        Assert.Equal(8, net.Weight.Item());
    }
}
