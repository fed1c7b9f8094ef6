using Groundwork.Nn;

namespace Groundwork.Lessons;

/// <summary>toy2d: points of the plane in classes that a straight line cannot part, or can. Sample i is a point, Float32 [2], and its class, an Int64 scalar.</summary>
/// <remarks>
/// The classes take turns: sample i is of class i mod the number of classes, so any stretch of a set is balanced. The same seed gives the same points.
/// Safe to read from several threads, as long as nobody writes to its tensors.
/// </remarks>
/// <example><code>
/// var (points, labels) = Toy2d.Moons(200, seed: 1);
/// points.Shape;   // [200, 2]
/// </code></example>
public sealed class Toy2d : IDataset<Tensor[]>
{
    Toy2d(float[] points, long[] labels, int classes) => (Points, Labels, Classes) = (Tensor.From<float>(points, [labels.Length, 2]), Tensor.From<long>(labels), classes);

    /// <summary>The points: Float32 [n, 2].</summary>
    public Tensor Points { get; }

    /// <summary>The class of each point: Int64 [n], from 0.</summary>
    public Tensor Labels { get; }

    /// <summary>How many classes there are.</summary>
    public int Classes { get; }

    /// <summary>The number of points.</summary>
    public int Count => Labels.Shape[0];

    /// <summary>A point and its class.</summary>
    /// <param name="index">From 0 to the count − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public Tensor[] this[int index] => (uint)index < (uint)Count
        ? [Points[index], Labels[index]]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"toy2d: there is no point {index}; there are {Count}");

    /// <summary>The points and their classes.</summary>
    /// <param name="points">Float32 [n, 2].</param>
    /// <param name="labels">Int64 [n].</param>
    public void Deconstruct(out Tensor points, out Tensor labels) => (points, labels) = (Points, Labels);

    /// <summary>Two half circles that reach into each other: (cos t, sin t) and (1 − cos t, ½ − sin t) for t from 0 to π.</summary>
    /// <param name="count">How many points, at least 0.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="noise">Standard deviation of the normal noise on each coordinate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or noise.</exception>
    /// <example><code>Toy2d.Moons(100, seed: 1, noise: 0).Points.Abs().Max().Item() &lt;= 2;   // true</code></example>
    public static Toy2d Moons(int count, long seed, double noise = 0.1) => Make(count, seed, noise, 2, (label, random) =>
    {
        var (sin, cos) = Math.SinCos(Math.PI * random.NextDouble());
        return label == 0 ? (cos, sin) : (1 - cos, 0.5 - sin);
    });

    /// <summary>A circle of radius 1 (class 0) and a smaller one in it (class 1).</summary>
    /// <param name="count">How many points, at least 0.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="noise">Standard deviation of the normal noise on each coordinate.</param>
    /// <param name="inner">Radius of the smaller circle, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or noise, or a radius outside 0 to 1.</exception>
    /// <example><code>Toy2d.Circles(100, seed: 1).Classes;   // 2</code></example>
    public static Toy2d Circles(int count, long seed, double noise = 0.05, double inner = 0.5)
    {
        if (!(inner is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(inner), inner, $"circles: an inner radius of {inner} is outside 0 to 1");
        return Make(count, seed, noise, 2, (label, random) => Polar(label == 0 ? 1 : inner, Math.Tau * random.NextDouble()));
    }

    /// <summary>Arms that wind around the origin, one a class: radius t and angle t · turns · 2π, for t from 0.05 to 1.</summary>
    /// <param name="count">How many points, at least 0.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="noise">Standard deviation of the normal noise on each coordinate.</param>
    /// <param name="arms">How many classes, at least 2.</param>
    /// <param name="turns">How often an arm goes around, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or noise, fewer than two arms, or no turn.</exception>
    /// <example><code>Toy2d.Spirals(90, seed: 1, arms: 3).Labels.Max().Item();   // 2</code></example>
    public static Toy2d Spirals(int count, long seed, double noise = 0.02, int arms = 2, double turns = 1)
    {
        if (arms < 2) throw new ArgumentOutOfRangeException(nameof(arms), arms, $"spirals: {arms} arms; at least 2 classes are needed");
        if (!(turns > 0 && double.IsFinite(turns))) throw new ArgumentOutOfRangeException(nameof(turns), turns, $"spirals: {turns} turns; the number is finite and above 0");
        return Make(count, seed, noise, arms, (label, random) =>
        {
            double t = 0.05 + (0.95 * random.NextDouble());
            return Polar(t, Math.Tau * ((t * turns) + ((double)label / arms)));
        });
    }

    /// <summary>Four clouds at (±1, ±1): class 1 where the signs differ, which no single line parts from class 0.</summary>
    /// <param name="count">How many points, at least 0.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="noise">Standard deviation of the normal noise on each coordinate.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or noise.</exception>
    /// <example><code>Toy2d.Xor(4, seed: 1, noise: 0).Points.Abs().Min().Item();   // 1</code></example>
    public static Toy2d Xor(int count, long seed, double noise = 0.25) => Make(count, seed, noise, 2, (label, random) =>
    {
        double x = random.NextDouble() < 0.5 ? -1 : 1;
        return (x, label == 0 ? x : -x);
    });

    /// <summary>Round clouds whose centres stand on a circle around the origin, one a class.</summary>
    /// <param name="count">How many points, at least 0.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="noise">Standard deviation of a cloud in each coordinate.</param>
    /// <param name="centers">How many clouds, at least 1.</param>
    /// <param name="radius">How far the centres are from the origin.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or noise, no cloud, or a radius that is negative or not finite.</exception>
    /// <example><code>Toy2d.Blobs(300, seed: 1, centers: 4).Classes;   // 4</code></example>
    public static Toy2d Blobs(int count, long seed, double noise = 0.5, int centers = 3, double radius = 2)
    {
        if (centers < 1) throw new ArgumentOutOfRangeException(nameof(centers), centers, $"blobs: {centers} clouds; at least one is needed");
        if (!(radius >= 0 && double.IsFinite(radius))) throw new ArgumentOutOfRangeException(nameof(radius), radius, $"blobs: a radius of {radius}; it is finite and at least 0");
        return Make(count, seed, noise, centers, (label, _) => Polar(radius, Math.Tau * label / centers));
    }

    static (double X, double Y) Polar(double radius, double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        return (radius * cos, radius * sin);
    }

    static Toy2d Make(int count, long seed, double noise, int classes, Func<int, Generator, (double X, double Y)> place)
    {
        if (count < 0) throw new ArgumentOutOfRangeException(nameof(count), count, $"toy2d: cannot make {count} points");
        if (!(noise >= 0 && double.IsFinite(noise))) throw new ArgumentOutOfRangeException(nameof(noise), noise, $"toy2d: noise of {noise}; a standard deviation is finite and at least 0");
        var random = new Generator(seed);
        var points = new float[checked(2 * count)];
        var labels = new long[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % classes;
            var (x, y) = place(i % classes, random);
            points[2 * i] = (float)(x + (noise * random.NextNormal()));
            points[(2 * i) + 1] = (float)(y + (noise * random.NextNormal()));
        }
        return new(points, labels, classes);
    }
}
