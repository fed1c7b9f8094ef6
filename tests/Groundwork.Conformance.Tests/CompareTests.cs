using System.Text;
using System.Text.Json;

namespace Groundwork.Conformance.Tests;

/// <summary>The judge is judged first: what agrees passes, what differs is named.</summary>
public sealed class CompareTests
{
    static readonly Tolerance Loose = new(Relative: 1e-6, Absolute: 1e-9);

    static NpyArray Array(int[] shape, params double[] values) => new("<f8", shape, values);

    [Fact]
    public void Equal_values_pass_and_the_sign_of_zero_is_not_looked_at() =>
        Assert.Null(Compare.Elements("x", Array([4], 1, 0.0, double.NaN, double.NegativeInfinity), Array([4], 1 + 1e-7, -0.0, double.NaN, double.NegativeInfinity), Loose));

    [Fact]
    public void The_worst_element_is_named_with_its_place_and_distance() =>
        Assert.Equal("x: 2 of 4 elements differ, worst at [1, 0]: got 3.5, expected 3, off by 0.5, allowed 3e-06",
            Compare.Elements("x", Array([2, 2], 1, 2, 3, 4), Array([2, 2], 1.25, 2, 3.5, 4), Loose));

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    [InlineData(double.PositiveInfinity, double.MaxValue)]
    [InlineData(double.PositiveInfinity, double.NegativeInfinity)]
    public void Special_values_match_only_themselves(double expected, double got) =>
        Assert.NotNull(Compare.Elements("x", Array([], expected), Array([], got), new(Relative: 1, Absolute: 1)));

    [Fact]
    public void Shapes_and_dtypes_must_match()
    {
        Assert.Equal("x: shape [4], expected [2, 2]", Compare.Elements("x", Array([2, 2], 1, 2, 3, 4), Array([4], 1, 2, 3, 4), Loose));
        Assert.Equal("x: dtype <f4, expected <f8", Compare.Elements("x", Array([1], 1), new("<f4", [1], new[] { 1f }), Loose));
    }

    [Fact]
    public void Large_integers_compare_exactly() =>    // 2^53 and 2^53 + 1 are the same double
        Assert.NotNull(Compare.Elements("x", new("<i8", [1], new[] { 1L << 53 }), new("<i8", [1], new[] { (1L << 53) + 1 }), default));

    [Fact]
    public void A_decomposition_with_other_signs_is_the_same_decomposition()
    {
        NpyArray q = Array([2, 2], 0, -1, -1, 0), r = Array([2, 2], -3, 4, 0, -5);
        NpyArray[] positive = Matrices.WithPositiveDiagonal([q, r], columns: 2);
        Assert.Equal([0, 1, 1, 0], positive[0].Numbers());
        Assert.Equal([3, -4, 0, 5], positive[1].Numbers());
    }

    [Fact]
    public void Singular_vectors_that_do_not_rebuild_the_matrix_are_refused()
    {
        NpyArray a = Array([2, 2], 2, 0, 0, 1), identity = Array([2, 2], 1, 0, 0, 1), turned = Array([2, 2], 0, 1, 1, 0);
        Assert.Null(Matrices.IsSvdOf(a, [identity, Array([2], 2, 1), identity], 1e-9));
        Assert.NotNull(Matrices.IsSvdOf(a, [identity, Array([2], 2, 1), turned], 1e-9));
    }

    [Fact]
    public void Rows_of_an_unordered_table_compare_as_a_multiset()
    {
        Table one = new([new("k", "string", ["a", "b"]), new("n", "int", [1L, null])]);
        Table other = new([new("k", "string", ["b", "a"]), new("n", "float", [double.NaN, 1.0])]);
        Assert.Null(other.DifferenceFrom(one, Loose, isOrdered: false, withTypes: false));
        Assert.Equal("row 0, column 'k': got 'b', expected 'a'", other.DifferenceFrom(one, Loose, isOrdered: true, withTypes: false));
    }

    [Fact]
    public void Fields_of_a_CSV_compare_by_what_they_mean()
    {
        Assert.Null(Table.CsvDifference("a,b\n1.0,True\n\"x,\"\"y\"\"\n\",\n", "a,b\n1,true\n\"x,\"\"y\"\"\n\",\n", Loose));
        Assert.Equal("record 1, field 0: got '2', expected '1'", Table.CsvDifference("a\n1\n", "a\n2\n", Loose));
    }

    [Theory]
    [InlineData("not an array at all, but long enough")]
    [InlineData("\u0093NUMPY\u0001\u0000\u00ff\u00ff a header that is longer than the file")]
    public void A_file_that_is_no_array_is_refused(string text) =>
        Assert.Throws<InvalidDataException>(() => NpyArray.Read(new MemoryStream(Encoding.Latin1.GetBytes(text))));

    [Fact]
    public void Infinite_attributes_are_read_as_such()
    {
        Args args = new(JsonDocument.Parse("""{"ord": "-inf", "axis": 1, "axes": [0, 1], "none": null}""").RootElement);
        Assert.Equal(double.NegativeInfinity, args.Number("ord"));
        Assert.Equal([1], args.Ints("axis"));
        Assert.Equal([0, 1], args.Ints("axes"));
        Assert.Null(args.IntsOrNull("none"));
    }
}
