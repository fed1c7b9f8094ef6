using System.Text;

namespace Groundwork.Tests.Tensors;

public sealed class DTypeTests
{
    static readonly DType[] All = Enum.GetValues<DType>();

    static Tensor Of(DType dtype) => Tensor.Ones([2], dtype);

    /// <summary>NumPy 1.24's <c>np.promote_types</c> for the types that both have.</summary>
    [Theory]
    [InlineData(DType.Bool, DType.Bool, DType.Bool)]
    [InlineData(DType.Bool, DType.UInt8, DType.UInt8)]
    [InlineData(DType.Bool, DType.Int64, DType.Int64)]
    [InlineData(DType.Bool, DType.Float32, DType.Float32)]
    [InlineData(DType.UInt8, DType.Int32, DType.Int32)]
    [InlineData(DType.UInt8, DType.Float32, DType.Float32)]
    [InlineData(DType.Int32, DType.Int64, DType.Int64)]
    [InlineData(DType.Int32, DType.Float32, DType.Float64)]
    [InlineData(DType.Int64, DType.Float32, DType.Float64)]
    [InlineData(DType.Int64, DType.Float64, DType.Float64)]
    [InlineData(DType.Float32, DType.Float64, DType.Float64)]
    public void Arrays_meet_as_in_NumPy(DType a, DType b, DType expected)
    {
        Assert.Equal(expected, DTypes.Promote(a, b));
        Assert.Equal(expected, DTypes.Promote(b, a));
        Assert.Equal(expected, (Of(a) + Of(b)).DType);
    }

    [Theory]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    public void A_storage_type_is_computed_as_Float32(DType storage)
    {
        Assert.Equal(DType.Float32, (Of(storage) + Of(storage)).DType);
        Assert.Equal(DType.Float32, (Of(storage) * 2).DType);
        Assert.Equal(DType.Float32, Of(storage).Exp().DType);
        Assert.Equal(DType.Float32, Of(storage).Sum().DType);
        Assert.Equal(DType.Float64, (Of(storage) + Of(DType.Float64)).DType);
        Assert.Equal(storage, Of(storage)[0].DType);
        Assert.Equal(storage, Of(storage).Clone().DType);
    }

    [Fact]
    public void A_number_never_raises_the_precision_within_its_kind()
    {
        Assert.Equal(DType.Float32, (Of(DType.Float32) * 1e300).DType);
        Assert.Equal(DType.UInt8, (Of(DType.UInt8) + 1).DType);
        Assert.Equal(DType.Int32, (3L * Of(DType.Int32)).DType);
    }

    [Fact]
    public void A_number_of_a_higher_kind_raises_to_it()
    {
        Assert.Equal(DType.Float64, (Of(DType.Int64) * 1.5).DType);
        Assert.Equal(DType.Float64, (Of(DType.Int32) + 0.5).DType);
        Assert.Equal(DType.Int64, (Of(DType.Bool) + 1).DType);
        Assert.Equal(DType.Float64, (Of(DType.Bool) + 0.5).DType);
    }

    [Fact]
    public void A_number_made_into_a_tensor_of_its_own_is_not_weak()
    {
        Assert.Equal(DType.Float64, (Of(DType.Float32) * Tensor.Scalar(2.0)).DType);
        Tensor weak = 2.0;
        Assert.Equal(DType.Float32, (Of(DType.Float32) * weak * weak).DType);
        Assert.Equal(DType.Float64, (Of(DType.Float32) * weak.To(DType.Float64)).DType);
    }

    [Fact]
    public void Numbers_among_themselves_stay_weak()
    {
        Tensor a = 2, b = 0.5;
        Assert.Equal(DType.Float32, (Of(DType.Float32) * (a * b)).DType);
    }

    [Theory]
    [InlineData(DType.Bool)]
    [InlineData(DType.UInt8)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Int64)]
    public void Division_and_functions_of_integers_give_Float64(DType dtype)
    {
        Assert.Equal(DType.Float64, (Of(dtype) / Of(dtype)).DType);
        Assert.Equal(DType.Float64, (Of(dtype) / 2).DType);
        Assert.Equal(DType.Float64, Of(dtype).Exp().DType);
        Assert.Equal(DType.Int64, Of(dtype).Sum().DType);
    }

    [Fact]
    public void Functions_without_a_meaning_on_integers_refuse_them() => Assert.Equal("softmax: expected a floating dtype, got Int64; convert with .To(DType.Float32)",
        Assert.Throws<ArgumentException>(() => Of(DType.Int64).Softmax(0)).Message);

    [Fact]
    public void Promotion_does_not_depend_on_the_order_and_holds_both()
    {
        foreach (var a in All)
            foreach (var b in All)
            {
                var met = DTypes.Promote(a, b);
                Assert.Equal(met, DTypes.Promote(b, a));
                Assert.Equal(met, DTypes.Promote(met, a));
                foreach (var c in All) Assert.Equal(DTypes.Promote(met, c), DTypes.Promote(a, DTypes.Promote(b, c)));
            }
    }

    [Fact]
    public void The_page_about_dtypes_shows_the_table_that_holds()
    {
        string path = Page(), page = File.ReadAllText(path), now = Replace(page, "promotion", Promotions());
        now = Replace(now, "numbers", Numbers());
        if (Environment.GetEnvironmentVariable("GROUNDWORK_UPDATE") == "1") File.WriteAllText(path, now);
        else Assert.True(page == now, "docs/dtypes.md is not current; run the tests with GROUNDWORK_UPDATE=1 to write it");
    }

    static string Page()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "docs", "dtypes.md"))) return Path.Combine(folder, "docs", "dtypes.md");
        throw new FileNotFoundException("docs/dtypes.md is in no folder above the tests");
    }

    static string Replace(string page, string name, string table)
    {
        string open = $"<!-- {name} -->\n", close = $"<!-- /{name} -->";
        int start = page.IndexOf(open, StringComparison.Ordinal) + open.Length, end = page.IndexOf(close, StringComparison.Ordinal);
        return page[..start] + table + page[end..];
    }

    static string Promotions() => Table("+", All, (a, b) => (Of(a) + Of(b)).DType, All.Select(dtype => $"{dtype}"));

    static string Numbers() => Table("tensor", All,
        (dtype, column) => column switch { 0 => (Of(dtype) + true).DType, 1 => (Of(dtype) + 1).DType, 2 => (Of(dtype) + 1.5).DType, _ => (Of(dtype) / 2).DType },
        ["+ true", "+ 1", "+ 1.5", "/ 2"]);

    static string Table(string corner, DType[] rows, Func<DType, int, DType> cell, IEnumerable<string> columns)
    {
        string[] heads = [.. columns];
        var text = new StringBuilder($"| {corner} | {string.Join(" | ", heads)} |\n|{string.Concat(Enumerable.Repeat("---|", heads.Length + 1))}\n");
        foreach (var row in rows)
            text.Append($"| **{row}** | {string.Join(" | ", Enumerable.Range(0, heads.Length).Select(column => cell(row, column)))} |\n");
        return text.ToString();
    }

    static string Table(string corner, DType[] rows, Func<DType, DType, DType> cell, IEnumerable<string> columns) => Table(corner, rows, (row, column) => cell(row, All[column]), columns);
}
