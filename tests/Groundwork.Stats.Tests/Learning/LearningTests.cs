namespace Groundwork.Stats.Tests;

public class LearningTests
{
    static readonly Tensor Table = Tensor.Randn([60, 4], 11, DType.Float64).MatMul(Tensor.Randn([4, 4], 12, DType.Float64)) + 100;

    [Fact]
    public void Components_diagonalise_the_covariance()
    {
        var pca = Pca.Fit(Table);
        var covariance = pca.Transform(Table).Cov(rowvar: false);
        Assert.True(covariance.AllClose(pca.ExplainedVariance.Diag(), atol: 1e-10));
        Assert.True(pca.Components.MatMul(pca.Components.Transpose()).AllClose(Tensor.Eye(4, dtype: DType.Float64), atol: 1e-12));
        Assert.Equal(Table.Cov(rowvar: false).Trace().Item(), pca.ExplainedVariance.Sum().Item(), 9);
        Assert.Equal(1, pca.ExplainedVarianceRatio.Sum().Item(), 12);
    }

    [Fact]
    public void All_components_give_the_rows_back_and_whitened_ones_have_variance_one()
    {
        var pca = Pca.Fit(Table);
        Assert.True(pca.InverseTransform(pca.Transform(Table)).AllClose(Table, rtol: 1e-12));
        var white = pca.Transform(Table, whiten: true);
        Assert.True(white.Cov(rowvar: false).AllClose(Tensor.Eye(4, dtype: DType.Float64), atol: 1e-9));
        Assert.True(pca.InverseTransform(white, whitened: true).AllClose(Table, rtol: 1e-12));
    }

    [Fact]
    public void Directions_without_variance_whiten_to_zero()
    {
        var line = Tensor.From(new[,] { { 1.0, 1 }, { 2, 2 }, { 4, 4 } });
        Assert.True(Pca.Fit(line).Transform(line, whiten: true)[.., 1].Abs().Max().Item() == 0);
    }

    [Fact]
    public void Groups_that_lie_apart_are_found()
    {
        var centres = Tensor.From(new[,] { { 0.0, 0 }, { 10, 0 }, { 0, 10 } });
        var x = Tensor.Concat([.. Enumerable.Range(0, 3).Select(g => centres[g] + Tensor.Randn([30, 2], g, DType.Float64))]);
        var found = KMeans.Fit(x, 3, new Generator(4));
        long[] labels = found.Labels.ToArray<long>();
        Assert.True(found.Converged);
        Assert.Equal(3, labels.Distinct().Count());
        for (int g = 0; g < 3; g++) Assert.Single(labels[(g * 30)..(g * 30 + 30)].Distinct());
        Assert.Equal(labels, found.Predict(x).ToArray<long>());
        Assert.Equal(found.Inertia, (x - found.Centres.Take(found.Labels, 0)).Square().Sum().Item(), 8);
    }

    [Fact]
    public void Equal_rows_still_make_as_many_groups_as_were_asked_for() =>
        Assert.Equal(3, KMeans.Fit(Tensor.Ones([5, 2]), 3, new Generator(1)).Labels.ToArray<long>().Distinct().Count());

    [Fact]
    public void Neighbours_decide_by_majority_and_predict_by_mean()
    {
        var x = Tensor.From(new[,] { { 0.0 }, { 1 }, { 2 }, { 9 }, { 10 } });
        Assert.Equal([0L, 1], new NearestNeighbours(x, Tensor.From(0L, 0, 0, 1, 1), 3).Classify(Tensor.From(new[,] { { 1.2 }, { 8.0 } })).ToArray<long>());
        Assert.Equal(20, new NearestNeighbours(x, Tensor.From(10.0, 20, 30, 0, 0), 3).Predict(Tensor.From(new[,] { { 1.0 } })).Item(), 12);
    }

    [Theory]
    [InlineData(Metric.Cosine)]
    [InlineData(Metric.Dot)]
    [InlineData(Metric.Euclidean)]
    public void A_search_finds_what_looking_at_each_vector_finds(Metric metric)
    {
        Tensor rows = Tensor.Randn([300, 16], 1), queries = Tensor.Randn([7, 16], 2);
        var index = new VectorIndex(16, metric);
        index.Add(rows[..100]);
        index.Add(rows[100..]);
        var (ids, scores) = index.Search(queries, 5);
        for (int q = 0; q < 7; q++)
        {
            double[] all = [.. Enumerable.Range(0, 300).Select(i => metric switch
            {
                Metric.Cosine => queries[q].CosineSimilarity(rows[i]).Item(),
                Metric.Dot => queries[q].Dot(rows[i]).Item(),
                _ => -queries[q].Distance(rows[i]).Item(),
            })];
            Assert.Equal(Enumerable.Range(0, 300).OrderByDescending(i => all[i]).Take(5).Select(i => (long)i), ids[q].ToArray<long>());
            Assert.Equal(Math.Abs(all.Max()), Math.Abs(scores[q, 0].Item()), 1e-4); // Float32, 16 products
        }
    }

    [Fact]
    public void Removed_vectors_are_not_found_and_ids_are_kept()
    {
        var index = new VectorIndex(2);
        index.Add(Tensor.From(new[,] { { 1f, 0 }, { 0, 1 }, { 1, 1 } }), Tensor.From(10L, 20, 30));
        Assert.True(index.Remove(10));
        Assert.False(index.Remove(10));
        Assert.Equal([30L, 20], index.Search(Tensor.From(1f, 0.1f), 5).Ids.ToArray<long>());
        index.Add(Tensor.From(new[,] { { -1f, 0 } }), Tensor.From(30L));
        Assert.Equal([20L, 30], index.Search(Tensor.From(1f, 0.1f), 2).Ids.ToArray<long>());
        Assert.Equal(0, new VectorIndex(2).Search(Tensor.From(1f, 0), 3).Ids.Count);
    }

    [Fact]
    public void A_saved_index_finds_the_same_vectors()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("groundwork-index-").FullName, "index.safetensors");
        var index = new VectorIndex(8, Metric.Euclidean);
        index.Add(Tensor.Randn([50, 8], 1), Tensor.Arange(100, 150));
        index.Remove(117);
        index.Save(path);
        var loaded = VectorIndex.Load(path);
        var query = Tensor.Randn([8], 2);
        Assert.Equal((49, Metric.Euclidean), (loaded.Count, loaded.Metric));
        Assert.Equal(index.Search(query, 9).Ids.ToArray<long>(), loaded.Search(query, 9).Ids.ToArray<long>());
        SafeTensors.Save(path, [new("weights", Tensor.Zeros([2]))]);
        Assert.StartsWith("vector index: the file holds no vectors", Assert.Throws<TensorFileException>(() => VectorIndex.Load(path)).Message);
    }

    [Fact]
    public void Wrong_dimensions_are_named() =>
        Assert.Equal("vector index: vectors has shape [1, 3]; expected [n, 2]", Assert.Throws<ShapeException>(() => new VectorIndex(2).Add(Tensor.Zeros([1, 3]))).Message);
}
