using Groundwork.Nn;

namespace Groundwork.Lessons;

public sealed class Toy2dTests
{
    public static TheoryData<string> Kinds => [.. Makers.Keys];

    static readonly Dictionary<string, Func<int, long, double, Toy2d>> Makers = new()
    {
        ["moons"] = (count, seed, noise) => Toy2d.Moons(count, seed, noise),
        ["circles"] = (count, seed, noise) => Toy2d.Circles(count, seed, noise),
        ["spirals"] = (count, seed, noise) => Toy2d.Spirals(count, seed, noise),
        ["xor"] = (count, seed, noise) => Toy2d.Xor(count, seed, noise),
        ["blobs"] = (count, seed, noise) => Toy2d.Blobs(count, seed, noise),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_seed_gives_the_same_points_and_another_seed_others(string kind)
    {
        float[] first = Makers[kind](50, 1, 0.1).Points.ToArray<float>();
        Assert.Equal(first, Makers[kind](50, 1, 0.1).Points.ToArray<float>());
        Assert.NotEqual(first, Makers[kind](50, 2, 0.1).Points.ToArray<float>());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Classes_take_turns(string kind)
    {
        Toy2d toy = Makers[kind](30, 1, 0.1);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => (long)(i % toy.Classes)), toy.Labels.ToArray<long>());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Bad_settings_are_refused(string kind)
    {
        Assert.StartsWith("toy2d: cannot make -1 points", Assert.Throws<ArgumentOutOfRangeException>(() => Makers[kind](-1, 1, 0)).Message);
        Assert.StartsWith("toy2d: noise of NaN", Assert.Throws<ArgumentOutOfRangeException>(() => Makers[kind](1, 1, double.NaN)).Message);
    }

    [Fact]
    public void Moons_without_noise_lie_on_their_two_half_circles() => Assert.All(Samples(Toy2d.Moons(100, 1, noise: 0)), s =>
    {
        var (x, y) = s.Label == 0 ? (s.X, s.Y) : (1 - s.X, 0.5 - s.Y);
        Assert.Equal(1, (x * x) + (y * y), 1e-5);    // Float32
        Assert.True(y >= -1e-6);
    });

    [Fact]
    public void Circles_without_noise_have_their_radii() =>
        Assert.All(Samples(Toy2d.Circles(100, 1, noise: 0, inner: 0.3)), s => Assert.Equal(s.Label == 0 ? 1 : 0.3, Math.Sqrt((s.X * s.X) + (s.Y * s.Y)), 1e-6));

    [Fact]
    public void Along_an_arm_of_a_spiral_the_angle_grows_with_the_radius() => Assert.All(Samples(Toy2d.Spirals(99, 1, noise: 0, arms: 3, turns: 1.5)), s =>
    {
        double t = Math.Sqrt((s.X * s.X) + (s.Y * s.Y));
        double expected = Math.Tau * ((t * 1.5) + (s.Label / 3.0));
        Assert.Equal(1, Math.Cos(Math.Atan2(s.Y, s.X) - expected), 1e-6);
    });

    [Fact]
    public void Xor_is_1_where_the_signs_differ() =>
        Assert.All(Samples(Toy2d.Xor(100, 1, noise: 0)), s => Assert.Equal(s.Label == 1, s.X * s.Y < 0));

    // 1000 points a cloud: the mean is off by 0.5/√1000 = 0.016 in the mean, 0.08 is five of that.
    [Fact]
    public void Blobs_stand_around_their_centres()
    {
        var samples = Samples(Toy2d.Blobs(4000, 1, noise: 0.5, centers: 4, radius: 3)).ToLookup(s => s.Label);
        (double X, double Y)[] centres = [(3, 0), (0, 3), (-3, 0), (0, -3)];
        Assert.All(samples, cloud =>
        {
            Assert.Equal(centres[cloud.Key].X, cloud.Average(s => s.X), 0.08);
            Assert.Equal(centres[cloud.Key].Y, cloud.Average(s => s.Y), 0.08);
        });
    }

    [Fact]
    public void A_loader_takes_it()
    {
        Tensor[] batch = DataLoader.Of(Toy2d.Moons(20, seed: 1), batch: 8).First();
        Assert.Equal([8, 2], batch[0].Shape.Dims.ToArray());
        Assert.Equal([8], batch[1].Shape.Dims.ToArray());
    }

    [Fact]
    public void Settings_of_one_kind_are_refused_by_name()
    {
        Assert.StartsWith("circles: an inner radius of 1", Assert.Throws<ArgumentOutOfRangeException>(() => Toy2d.Circles(1, 1, inner: 1)).Message);
        Assert.StartsWith("spirals: 1 arms", Assert.Throws<ArgumentOutOfRangeException>(() => Toy2d.Spirals(1, 1, arms: 1)).Message);
        Assert.StartsWith("spirals: 0 turns", Assert.Throws<ArgumentOutOfRangeException>(() => Toy2d.Spirals(1, 1, turns: 0)).Message);
        Assert.StartsWith("blobs: 0 clouds", Assert.Throws<ArgumentOutOfRangeException>(() => Toy2d.Blobs(1, 1, centers: 0)).Message);
        Assert.StartsWith("blobs: a radius of -1", Assert.Throws<ArgumentOutOfRangeException>(() => Toy2d.Blobs(1, 1, radius: -1)).Message);
    }

    static IEnumerable<(double X, double Y, long Label)> Samples(Toy2d toy)
    {
        float[] points = toy.Points.ToArray<float>();
        return toy.Labels.ToArray<long>().Select((label, i) => ((double)points[2 * i], (double)points[(2 * i) + 1], label));
    }
}
