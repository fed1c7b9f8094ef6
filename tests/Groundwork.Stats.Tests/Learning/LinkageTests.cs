namespace Groundwork.Stats.Tests;

// Every twelfth flower of Fisher's irises (sepal length and width, petal length and width in cm) against scipy.cluster.hierarchy.linkage and leaves_list, SciPy 1.10.1.
public sealed class LinkageTests
{
    static readonly Tensor Flowers = Tensor.From(
        5.1, 3.5, 1.4, 0.2,
        4.8, 3.0, 1.4, 0.1,
        4.8, 3.4, 1.9, 0.2,
        5.5, 3.5, 1.3, 0.2,
        5.3, 3.7, 1.5, 0.2,
        5.0, 2.0, 3.5, 1.0,
        6.3, 2.5, 4.9, 1.5,
        5.4, 3.0, 4.5, 1.5,
        5.7, 2.9, 4.2, 1.3,
        6.7, 2.5, 5.8, 1.8,
        6.9, 3.2, 5.7, 2.3,
        6.4, 2.8, 5.6, 2.2,
        6.7, 3.3, 5.7, 2.5).Reshape(13, 4);

    [Theory]
    [InlineData(LinkageMethod.Average, RowDistance.Euclidean,
        new[] { 10, 12, 0, 4, 3, 14, 7, 8, 9, 11, 1, 2, 15, 18, 13, 17, 6, 16, 5, 21, 20, 22, 19, 23 },
        new[] { 0.30000000000000016, 0.30000000000000027, 0.379360362037771, 0.47958315233127174, 0.6164414002968976, 0.648074069840786, 0.7602073607953853, 0.8188990193589925, 1.0646155891573428, 1.6535677561508493, 2.109127601630024, 4.110357292276157 },
        new[] { 3, 0, 4, 1, 2, 10, 12, 9, 11, 5, 6, 7, 8 })]
    [InlineData(LinkageMethod.Single, RowDistance.Euclidean,
        new[] { 10, 12, 0, 4, 3, 14, 7, 8, 1, 15, 2, 17, 9, 11, 13, 19, 6, 16, 20, 21, 5, 22, 18, 23 },
        new[] { 0.30000000000000016, 0.30000000000000027, 0.3464101615137756, 0.47958315233127174, 0.5916079783099616, 0.5916079783099616, 0.6164414002968976, 0.6557438524302003, 1.0246950765959597, 1.0295630140986998, 1.3711309200802089, 2.280350850198276 },
        new[] { 2, 1, 3, 0, 4, 5, 10, 12, 9, 11, 6, 7, 8 })]
    [InlineData(LinkageMethod.Complete, RowDistance.CityBlock,
        new[] { 10, 12, 0, 3, 4, 14, 7, 8, 1, 2, 9, 11, 15, 17, 13, 18, 6, 16, 5, 21, 20, 22, 19, 23 },
        new[] { 0.5, 0.5000000000000002, 0.6000000000000003, 0.8999999999999997, 0.9999999999999999, 1.2, 1.4000000000000004, 1.5999999999999994, 1.8999999999999997, 3.7, 6.7, 8.9 },
        new[] { 4, 0, 3, 1, 2, 10, 12, 9, 11, 5, 6, 7, 8 })]
    [InlineData(LinkageMethod.Ward, RowDistance.Euclidean,
        new[] { 10, 12, 0, 4, 3, 14, 7, 8, 9, 11, 1, 2, 15, 18, 13, 17, 6, 16, 5, 21, 20, 22, 19, 23 },
        new[] { 0.30000000000000016, 0.30000000000000027, 0.4041451884327382, 0.47958315233127174, 0.6164414002968976, 0.648074069840786, 1.0385887861259944, 1.0793516572461448, 1.1986103064243465, 1.9502136635080098, 4.03701622488689, 9.972082183622588 },
        new[] { 3, 0, 4, 1, 2, 10, 12, 9, 11, 5, 6, 7, 8 })]
    [InlineData(LinkageMethod.Average, RowDistance.Correlation,
        new[] { 9, 11, 0, 4, 10, 12, 6, 15, 3, 14, 1, 17, 13, 16, 7, 8, 2, 18, 5, 20, 19, 22, 21, 23 },
        new[] { 1.931604577365409e-05, 0.00011278223064936643, 0.0002905571930917894, 0.0012339209725532596, 0.0022098259476134863, 0.003215993387520766, 0.005096034258067965, 0.006849603860480058, 0.009466792751315734, 0.012106618972861083, 0.02462562006115078, 0.33055052738364943 },
        new[] { 2, 1, 3, 0, 4, 9, 11, 6, 10, 12, 5, 7, 8 })]
    public void Merges_heights_and_leaves_are_SciPys(LinkageMethod method, RowDistance distance, int[] ids, double[] heights, int[] leaves)
    {
        Linkage tree = Linkage.Of(Flowers, method, distance);
        Assert.Equal(ids, tree.Merges.SelectMany(m => new[] { m.Left, m.Right }));
        foreach (var (expected, merge) in heights.Zip(tree.Merges)) Assert.Equal(expected, merge.Height, 1e-12);
        Assert.Equal(heights.Length, tree.Merges.Count);
        Assert.Equal(leaves, tree.Leaves);
        Assert.Equal(13, tree.Merges[^1].Count);
    }

    [Fact]
    public void One_row_is_a_leaf_without_merges()
    {
        Linkage tree = Linkage.Of(Tensor.Zeros([1, 3]));
        Assert.Empty(tree.Merges);
        Assert.Equal([0], tree.Leaves);
    }

    [Fact]
    public void A_constant_row_has_no_correlation_and_is_named() =>
        Assert.StartsWith("linkage: the Correlation distance of rows 0 and 1 is NaN", Assert.Throws<ArgumentException>(() => Linkage.Of(Tensor.From(1.0, 1, 1, 1, 2, 3).Reshape(2, 3), distance: RowDistance.Correlation)).Message);
}
