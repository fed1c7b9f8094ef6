namespace Groundwork.Lessons;

public sealed class ComparisonTests
{
    [Fact]
    public void Another_order_of_adding_up_is_the_same() => Assert.Equal(Fault.None, Comparison.OfValues(0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1));

    [Fact]
    public void A_rounded_number_is_another() => Assert.Equal(Fault.Value, Comparison.OfValues(0.836, 0.8360188));

    [Fact]
    public void NaN_is_the_same_as_NaN_and_as_nothing_else() => Assert.Equal((Fault.None, Fault.Value), (Comparison.OfValues(double.NaN, double.NaN), Comparison.OfValues(double.NaN, 1.0)));

    [Fact]
    public void Infinities_are_compared_by_sign() => Assert.Equal(Fault.Value, Comparison.OfValues(double.NegativeInfinity, double.PositiveInfinity));

    [Fact]
    public void Shapes_come_before_values()
    {
        Assert.Equal(Fault.Shape, Comparison.OfValues(new double[,] { { 1, 2 } }, new double[,] { { 3 }, { 4 } }));
        Assert.Equal(Fault.Shape, Comparison.OfValues(Tensor.From(1.0, 2.0), Tensor.From(1.0, 2.0).Reshape(1, 2)));
        Assert.Equal(Fault.Shape, Comparison.OfValues(new double[][] { [1], [2, 3] }, new double[][] { [1, 2], [3] }));
    }

    [Fact]
    public void Dtypes_come_before_values() => Assert.Equal(Fault.DType, Comparison.OfValues(Tensor.Ones([2]), Tensor.Zeros([2], DType.Float64)));

    [Fact]
    public void Single_precision_has_the_room_it_needs() => Assert.Equal(Fault.None, Comparison.OfValues(Tensor.From(1.00001f), Tensor.From(1.0f)));

    [Fact]
    public void Tuples_and_lists_are_compared_part_by_part()
    {
        Assert.Equal(Fault.None, Comparison.OfValues((1.0, new[] { 2.0 }), (1.0, new[] { 2.0 })));
        Assert.Equal(Fault.Value, Comparison.OfValues((1.0, new[] { 2.0 }), (1.0, new[] { 3.0 })));
    }

    [Fact]
    public void Copies_share_nothing()
    {
        double[][] rows = [[1], [2]];
        var given = (Rows: rows, Weights: Tensor.From(1.0), Steps: 3, Names: new List<string> { "a" });
        var copy = Copies.Of(given);
        copy.Rows[0][0] = 9;
        copy.Weights.Span<double>()[0] = 9;
        copy.Names.Add("b");
        Assert.Equal((1.0, 1.0, 1, 3), (rows[0][0], given.Weights.Item(), given.Names.Count, copy.Steps));
    }
}
