using System.Globalization;

namespace Groundwork.Tests.Files;

public sealed class TextMatrixTests : TemporaryFiles
{
    static Tensor Read(string text, TextLayout? layout = null, DType dtype = DType.Float64) => TextMatrix.Read(new StringReader(text), layout, dtype);

    static string Refused(string text, TextLayout? layout = null, DType dtype = DType.Float64) => Assert.Throws<TensorFileException>(() => Read(text, layout, dtype)).Message;

    [Fact]
    public void White_space_comments_and_empty_lines_are_passed_over()
    {
        Tensor m = Read("# a header\n1  2\t3 # the first\n\n  4 5 6  \r\n");
        Assert.Equal(DType.Float64, m.DType);
        Assert.Equal([2, 3], m.Shape);
        Assert.Equal([1.0, 2, 3, 4, 5, 6], m.ToArray<double>());
    }

    [Fact]
    public void Columns_rows_and_delimiters_are_chosen()
    {
        Tensor m = Read("id;x;y\n1;2.5;3\n2;-1e3;4\n3;0;0\n", new(Delimiter: ";", SkipRows: 1, MaxRows: 2, UseColumns: [-1, 1]), DType.Float32);
        Assert.Equal(DType.Float32, m.DType);
        Assert.Equal([3f, 2.5f, 4, -1000], m.ToArray<float>());
        Assert.Equal([1.0, 2], Read("1::2", new(Delimiter: "::")).ToArray<double>());
    }

    [Fact]
    public void Names_of_what_is_not_finite_are_read_in_any_case() => Assert.Equal(
        [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity, double.NaN], Read("nan inf -INF -Infinity -NaN").ToArray<double>());

    [Fact]
    public void Errors_name_the_line_and_its_text()
    {
        Assert.Equal("text: line 3 has 1 field, and the first row has 2: \"3\"", Refused("# two columns\n1 2\n3"));
        Assert.Equal("text: line 2 has \"x\" in column 1, which is no Float64: \"3,x\"", Refused("1,2\n3,x", new(Delimiter: ",")));
        Assert.Equal("text: line 1 has \"1.5\" in column 0, which is no Int64: \"1.5\"", Refused("1.5", dtype: DType.Int64));
        Assert.Equal("text: line 1 has \"300\" in column 0, which is no UInt8: \"300\"", Refused("300", dtype: DType.UInt8));
        Assert.Equal("text: line 1 has \"\" in column 1, which is no Float64: \"1,\"", Refused("1,", new(Delimiter: ",")));
        Assert.Equal("text: line 1 has 2 fields, and column 2 is asked for: \"1 2\"", Refused("1 2", new(UseColumns: [2])));
        Assert.Contains("is no Float64", Refused("1,5 2"));
    }

    [Fact]
    public void No_rows_are_an_empty_matrix() => Assert.Equal([0, 0], Read("# nothing\n").Shape);

    [Theory]
    [InlineData(DType.Float64)]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Int64)]
    [InlineData(DType.Bool)]
    public void What_is_saved_comes_back_exactly(DType dtype)
    {
        Tensor m = (Tensor.Randn([200, 5], seed: 1, DType.Float64) * Tensor.From(1e-6, 1, 1e9, 3, -1e3)).To(dtype);
        TextMatrix.Save(At("m"), m, delimiter: ",", header: "a,b\nsecond");
        Tensor back = TextMatrix.Load(At("m"), new(Delimiter: ","), dtype);
        Assert.Equal((m.Shape, m.DType), (back.Shape, back.DType));
        Assert.Equal(m.ToArray<double>(), back.ToArray<double>());
    }

    [Fact]
    public void A_vector_is_a_column_and_numbers_follow_the_format()
    {
        TextMatrix.Save(At("v"), Tensor.From(1.0, -2.5, double.NaN), format: "F2", header: "v");
        Assert.Equal("# v\n1.00\n-2.50\nnan\n", File.ReadAllText(At("v")));
    }

    [Fact]
    public void The_culture_of_the_thread_changes_nothing()
    {
        var former = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(1.5, Read("1.5").Item());
            TextMatrix.Save(At("m"), Tensor.From(1.5, -2));
            Assert.Equal("1.5\n-2\n", File.ReadAllText(At("m")));
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }
    }

    [Fact]
    public void A_tensor_that_is_no_matrix_is_refused() =>
        Assert.Equal("text: [2, 2, 2] is not a vector or a matrix; reshape it, or save it as .npy", Assert.Throws<ShapeException>(() => TextMatrix.Save(At("m"), Tensor.Ones([2, 2, 2]))).Message);
}
