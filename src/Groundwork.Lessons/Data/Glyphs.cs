using System.Text;
using Groundwork.Nn;

namespace Groundwork.Lessons;

/// <summary>
/// glyphs8: digits of 8×8 grey pixels, made from a bitmap font of our own with a random form, shift, slant, thickness and noise.
/// As many as one likes, the same for the same seed, and no licence to think of.
/// </summary>
/// <remarks>
/// Picture i depends on the seed and i alone: a longer set begins with a shorter one. Every ten pictures in a row hold each digit once.
/// Safe to read from several threads, as long as nobody writes to its tensors.
/// </remarks>
/// <example><code>
/// var glyphs = new Glyphs(count: 500, seed: 1);
/// glyphs.Images.Shape;   // [500, 8, 8]
/// </code></example>
public sealed class Glyphs : IDataset<Tensor[]>
{
    /// <summary>Pixels in a row, and rows: 8.</summary>
    public const int Size = 8;

    /// <summary>Makes a set of digits.</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="seed">Any number; other seeds give other pictures.</param>
    /// <param name="variation">How much they differ: 0 gives the font's two forms in the middle, 1 shifts up to one pixel each way, slants and thickens. From 0 to 1.</param>
    /// <param name="noise">Standard deviation of the normal noise that is added to each pixel before it is held to 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count or noise, a variation outside 0 to 1, or NaN.</exception>
    /// <example><code>
    /// var plain = new Glyphs(10, seed: 1, variation: 0, noise: 0);
    /// plain.Images.Max().Item();   // 1
    /// </code></example>
    public Glyphs(int count, long seed, double variation = 1, double noise = 0.05)
    {
        if (count < 0) throw new ArgumentOutOfRangeException(nameof(count), count, $"glyphs: cannot make {count} pictures");
        if (!(variation is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(variation), variation, $"glyphs: a variation of {variation} is outside 0 to 1");
        if (!(noise >= 0 && double.IsFinite(noise))) throw new ArgumentOutOfRangeException(nameof(noise), noise, $"glyphs: noise of {noise}; a standard deviation is finite and at least 0");
        var pixels = new float[checked(count * Size * Size)];
        var labels = new long[count];
        var drawing = new Generator(seed);
        var dealing = new Generator(seed, stream: 1);
        for (int i = 0; i < count; i++)
        {
            if (i % 10 == 0) dealing.ForStep(i / 10).Permutation(10).AsSpan(0, Math.Min(10, count - i)).CopyTo(labels.AsSpan(i));
            Draw((int)labels[i], variation, noise, drawing.ForStep(i), pixels.AsSpan(i * Size * Size, Size * Size));
        }
        Images = Tensor.From<float>(pixels, [count, Size, Size]);
        Labels = Tensor.From<long>(labels);
    }

    /// <summary>The pictures: Float32 [n, 8, 8], 0 for paper and 1 for ink.</summary>
    public Tensor Images { get; }

    /// <summary>The digit of each picture: Int64 [n], 0 to 9.</summary>
    public Tensor Labels { get; }

    /// <summary>The pictures as rows of a matrix: Float32 [n, 64], a view.</summary>
    public Tensor Rows => Images.Reshape(Count, Size * Size);

    /// <summary>The number of pictures.</summary>
    public int Count => Labels.Shape[0];

    /// <summary>A picture with its one channel, Float32 [1, 8, 8] as convolutions want it, and its digit, an Int64 scalar.</summary>
    /// <param name="index">From 0 to the count − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such picture.</exception>
    public Tensor[] this[int index] => (uint)index < (uint)Count
        ? [Images[index].Reshape(1, Size, Size), Labels[index]]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"glyphs: there is no picture {index}; there are {Count}");

    /// <summary>The pictures and their digits.</summary>
    /// <param name="images">Float32 [n, 8, 8].</param>
    /// <param name="labels">Int64 [n].</param>
    public void Deconstruct(out Tensor images, out Tensor labels) => (images, labels) = (Images, Labels);

    /// <summary>A picture as text: two letters a pixel, darker for more ink. What lies outside 0 to 1 is shown as the nearer end, NaN as <c>?</c>.</summary>
    /// <param name="image">64 numbers of any shape, such as [8, 8] or [1, 8, 8] or a row of 64.</param>
    /// <returns>Eight lines of 16 letters, without a line break at the end.</returns>
    /// <exception cref="ShapeException">Not 64 numbers.</exception>
    /// <example><code>Console.WriteLine(Glyphs.Text(new Glyphs(1, seed: 3).Images[0]));</code></example>
    public static string Text(Tensor image)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Count != Size * Size) throw new ShapeException("glyph text", $"a picture of {image.Shape} does not hold 64 pixels", [image.Shape]);
        const string Darkness = " .:-=+*#%@";
        float[] pixels = image.To(DType.Float32).ToArray<float>();
        var text = new StringBuilder();
        for (int i = 0; i < pixels.Length; i++)
        {
            if (i % Size == 0 && i > 0) text.Append('\n');
            char letter = float.IsNaN(pixels[i]) ? '?' : Darkness[(int)(Math.Clamp(pixels[i], 0, 1) * (Darkness.Length - 1) + 0.5f)];
            text.Append(letter, 2);
        }
        return text.ToString();
    }

    // The form stands in the middle of the 8 by 8 pixels; each pixel looks up where it came from.
    static void Draw(int digit, double variation, double noise, Generator random, Span<float> pixels)
    {
        const double Top = (Size - GlyphFont.Height) / 2.0, Left = (Size - GlyphFont.Width) / 2.0, Middle = (Size - 1) / 2.0;
        int form = (int)random.NextInt64(0, GlyphFont.Forms);
        double down = variation * Between(random, -1, 1), right = variation * Between(random, -1, 1);
        double slant = variation * Between(random, -0.2, 0.2), thickness = variation * Between(random, 0, 0.5);
        for (int y = 0; y < Size; y++)
            for (int x = 0; x < Size; x++)
            {
                double ink = Ink(digit, form, y - down - Top, x - right + (slant * (y - Middle)) - Left, thickness);
                pixels[(y * Size) + x] = (float)Math.Clamp(ink + (noise * random.NextNormal()), 0, 1);
            }
    }

    static double Between(Generator random, double low, double high) => low + ((high - low) * random.NextDouble());

    // Between four pixels of the font, in proportion to how near they are.
    static double Ink(int digit, int form, double y, double x, double thickness)
    {
        int top = (int)Math.Floor(y), left = (int)Math.Floor(x);
        double below = y - top, beside = x - left;
        return ((1 - below) * (((1 - beside) * Thick(digit, form, top, left, thickness)) + (beside * Thick(digit, form, top, left + 1, thickness))))
            + (below * (((1 - beside) * Thick(digit, form, top + 1, left, thickness)) + (beside * Thick(digit, form, top + 1, left + 1, thickness))));
    }

    // Ink spreads to the four neighbours, paler.
    static double Thick(int digit, int form, int y, int x, double thickness)
    {
        if (GlyphFont.Ink(digit, form, y, x) > 0) return 1;
        bool beside = GlyphFont.Ink(digit, form, y - 1, x) + GlyphFont.Ink(digit, form, y + 1, x) + GlyphFont.Ink(digit, form, y, x - 1) + GlyphFont.Ink(digit, form, y, x + 1) > 0;
        return beside ? thickness : 0;
    }
}
