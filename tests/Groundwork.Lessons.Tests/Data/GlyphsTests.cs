using Groundwork.Nn;

namespace Groundwork.Lessons;

public sealed class GlyphsTests
{
    [Fact]
    public void A_longer_set_begins_with_a_shorter_one()
    {
        Glyphs few = new(25, seed: 7), many = new(60, seed: 7);
        Assert.Equal(few.Images.ToArray<float>(), many.Images.ToArray<float>()[..(25 * 64)]);
        Assert.Equal(few.Labels.ToArray<long>(), many.Labels.ToArray<long>()[..25]);
    }

    [Fact]
    public void Other_seeds_give_other_pictures() =>
        Assert.NotEqual(new Glyphs(10, seed: 1).Images.ToArray<float>(), new Glyphs(10, seed: 2).Images.ToArray<float>());

    [Fact]
    public void Every_ten_in_a_row_hold_each_digit_once()
    {
        long[] labels = new Glyphs(100, seed: 3).Labels.ToArray<long>();
        foreach (long[] ten in labels.Chunk(10)) Assert.Equal([0L, 1, 2, 3, 4, 5, 6, 7, 8, 9], ten.Order());
    }

    [Fact]
    public void Pixels_lie_from_0_to_1_and_ink_takes_between_a_tenth_and_a_half_of_the_paper()
    {
        float[] pixels = new Glyphs(500, seed: 1).Images.ToArray<float>();
        Assert.All(pixels, p => Assert.InRange(p, 0, 1));
        Assert.InRange(pixels.Average(), 0.1, 0.5);    // 8 to 16 of 64 pixels are ink before thickening
    }

    [Fact]
    public void Without_variation_and_noise_a_picture_is_one_of_its_digit_s_two_forms()
    {
        var (images, labels) = new Glyphs(400, seed: 1, variation: 0, noise: 0);
        var forms = Enumerable.Range(0, 400).GroupBy(i => labels.ToArray<long>()[i], i => Glyphs.Text(images[i]));
        Assert.All(forms, digit => Assert.Equal(2, digit.Distinct().Count()));
        Assert.Equal(20, forms.SelectMany(digit => digit).Distinct().Count());
    }

    [Fact]
    public void A_one_looks_like_a_one()
    {
        var (images, labels) = new Glyphs(40, seed: 1, variation: 0, noise: 0);
        var ones = Enumerable.Range(0, 40).Where(i => labels[i].Item<long>() == 1).Select(i => Glyphs.Text(images[i]).Replace("@@", "#").Replace("  ", "."));
        Assert.Contains("........\n...##...\n....#...\n....#...\n....#...\n....#...\n...###..\n........", ones);
    }

    // A law of the data, not of a model: pictures of one digit resemble each other more than others do.
    [Fact]
    public void The_nearest_of_1000_pictures_is_of_the_same_digit_nine_times_in_ten()
    {
        Glyphs known = new(1000, seed: 1), asked = new(200, seed: 2);
        Tensor squares = (asked.Rows.Square().Sum(1, keep: true) + known.Rows.Square().Sum(1)) - (2 * asked.Rows.MatMul(known.Rows.Transpose()));
        long[] nearest = squares.ArgMin(1).ToArray<long>(), labels = known.Labels.ToArray<long>(), right = asked.Labels.ToArray<long>();
        Assert.InRange(nearest.Zip(right).Count(pair => labels[pair.First] == pair.Second), 180, 200);
    }

    [Fact]
    public void A_loader_gives_batches_for_convolutions()
    {
        Tensor[] batch = DataLoader.Of(new Glyphs(20, seed: 1), batch: 8).First();
        Assert.Equal([8, 1, 8, 8], batch[0].Shape.Dims.ToArray());
        Assert.Equal([8], batch[1].Shape.Dims.ToArray());
    }

    [Fact]
    public void A_set_can_be_empty() => Assert.Equal(0, new Glyphs(0, seed: 1).Count);

    [Fact]
    public void Bad_settings_are_refused_by_name()
    {
        Assert.StartsWith("glyphs: cannot make -1 pictures", Assert.Throws<ArgumentOutOfRangeException>(() => new Glyphs(-1, 1)).Message);
        Assert.StartsWith("glyphs: a variation of NaN", Assert.Throws<ArgumentOutOfRangeException>(() => new Glyphs(1, 1, variation: double.NaN)).Message);
        Assert.StartsWith("glyphs: noise of -0.5", Assert.Throws<ArgumentOutOfRangeException>(() => new Glyphs(1, 1, noise: -0.5)).Message);
        Assert.StartsWith("glyphs: there is no picture 3", Assert.Throws<ArgumentOutOfRangeException>(() => new Glyphs(3, 1)[3]).Message);
        Assert.StartsWith("glyph text: a picture of [2, 2]", Assert.Throws<ShapeException>(() => Glyphs.Text(Tensor.Zeros([2, 2]))).Message);
    }
}
