using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Groundwork.Tests.Tensors;

public sealed class TensorDisplayTests
{
    static XElement Html(Tensor x) => XElement.Parse(x.ToBundle().Html!);

    static int Count(Tensor x, string element) => Html(x).Descendants(element).Count();

    [Fact]
    public void The_bundle_has_the_text_and_a_table_with_dtype_shape_and_every_element()
    {
        Tensor t = [[1, -2.5], [3, 4]];
        var bundle = t.ToBundle();
        Assert.Equal(t.ToString(), bundle.Text);
        Assert.Equal(["1.", "-2.5", "3.", "4."], Html(t).Descendants("td").Select(cell => cell.Value));
        Assert.Contains("Float32 [2, 2]", bundle.Html);
        Assert.DoesNotContain("<script", bundle.Html);
    }

    [Theory]
    [InlineData(new int[0], 0)]
    [InlineData(new[] { 0, 3 }, 0)]
    [InlineData(new[] { 5 }, 1)]
    [InlineData(new[] { 2, 3, 4 }, 2)]
    [InlineData(new[] { 2, 2, 3, 4 }, 4)]
    [InlineData(new[] { 20, 2, 2 }, 8)]
    public void Each_slice_of_the_last_two_axes_is_a_table(int[] shape, int tables) => Assert.Equal(tables, Count(Tensor.Ones(Shape.Of(shape)), "table"));

    [Fact]
    public void A_slice_is_named_as_it_is_indexed() => Assert.Equal(["[0, .., ..]", "[1, .., ..]"], Html(Tensor.Ones([2, 1, 1])).Descendants("code").Select(c => c.Value));

    [Fact]
    public void A_large_tensor_is_summarised()
    {
        var cells = Html(Tensor.Ones([100, 200])).Descendants("td").ToList();
        Assert.Equal(6 * 6 + 6 + 1, cells.Count);   // 3 at each edge of each axis, one gap in each row, one gap between the rows
        Assert.InRange(Tensor.Ones([1000, 1000]).ToBundle().Html!.Length, 1, 20_000);
    }

    [Fact]
    public void Text_stands_out_from_its_ground_in_every_cell()
    {
        Tensor t = [-1e300, -5, -1, 0, 1, 5, 1e300, double.NaN, double.PositiveInfinity];
        foreach (Tensor x in new[] { t, Tensor.From(0.0, 0.25, 0.5, 0.75, 1), Tensor.From(true, false), Tensor.From(double.MinValue, double.MaxValue) })
            foreach (Match cell in Regex.Matches(x.ToBundle().Html!, @"rgb\((\d+),(\d+),(\d+)\);color:(#\w+)"))
            {
                double ground = Luminance([.. Enumerable.Range(1, 3).Select(i => int.Parse(cell.Groups[i].Value))]), text = cell.Groups[4].Value == "#000" ? 0 : 1;
                double contrast = (Math.Max(ground, text) + 0.05) / (Math.Min(ground, text) + 0.05);
                Assert.True(contrast >= 4.5, $"{cell.Value}: {contrast}"); // WCAG 2, level AA
            }

        static double Luminance(int[] rgb)
        {
            double[] linear = Array.ConvertAll(rgb, c => c / 255.0 is var s && s <= 0.04045 ? s / 12.92 : Math.Pow((s + 0.055) / 1.055, 2.4));
            return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
        }
    }
}
