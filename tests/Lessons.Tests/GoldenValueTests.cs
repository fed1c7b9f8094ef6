using Groundwork.Nn;
using Groundwork.Stats;

namespace Groundwork.Lessons;

/// <summary>The numbers behind the page's examples, to the last digits of Float64. Expected values: decimals of 50 digits, rounded to 16.</summary>
public sealed class GoldenValueTests
{
    // A handful of roundings, each at most half an ulp of numbers near 1.
    const double Few = 2e-15;

    static readonly Tensor Logits = Tensor.From(3.0, 1.0, 0.2), V1 = Tensor.From(1.0, 2.0, 3.0), V2 = Tensor.From(4.0, 5.0, 6.0);

    static readonly Categorical Reference = Categorical.FromLogits(Tensor.From(2.0, 1.5, 0.5)), Tuned = Categorical.FromLogits(Tensor.From(1.8, 1.6, 0.8));

    public static TheoryData<string, Func<Tensor>, double[]> Golden => new()
    {
        { "dot product", () => V1.Dot(V2), [32] },
        { "norm", () => V1.Norm(), [3.7416573867739414] },
        { "distance", () => (V1 - V2).Norm(), [5.1961524227066319] },
        { "cosine", () => V1.Dot(V2) / (V1.Norm() * V2.Norm()), [0.9746318461970763] },
        { "softmax", () => Logits.Softmax(), [0.8360188027814407, 0.1131428414655601, 0.0508383557529992] },
        { "log-sum-exp", () => Logits.LogSumExp(), [3.1791041747850027] },
        { "cross-entropy of target 0", () => Losses.CrossEntropy(Logits, 0), [0.1791041747850027] },
        { "cross-entropy of target 1", () => Losses.CrossEntropy(Logits, 1), [2.1791041747850027] },
        { "cross-entropy of target 2", () => Losses.CrossEntropy(Logits, 2), [2.9791041747850027] },
        { "gradient of the cross-entropy", CrossEntropyGradient, [-0.1639811972185593, 0.1131428414655601, 0.0508383557529992] },
        { "softmax at T = 0.7", () => (Logits / 0.7).Softmax(), [0.9295855163305855, 0.0533885310361060, 0.0170259526333085] },
        { "softmax at T = 2", () => (Logits / 2).Softmax(), [0.6193958591361253, 0.2278630025229032, 0.1527411383409715] },
        { "reference model", () => Reference.Probabilities, [0.5465493872661796, 0.3314989604240915, 0.1219516523097289] },
        { "tuned model", () => Tuned.Probabilities, [0.4573288840552854, 0.3744292216468969, 0.1682418942978177] },
        { "KL of the reference from the tuned", () => Reference.KlDivergence(Tuned), [0.0177963685350079] },
        { "KL of the tuned from the reference", () => Tuned.KlDivergence(Reference), [0.0182278308258782] },
        { "softmax of the entropy example", () => Tensor.From(1.0, 2.0, 0.5).Softmax(), [0.2312238976221491, 0.6285317192117624, 0.1402443831660885] },
        { "its entropy", () => Categorical.FromLogits(Tensor.From(1.0, 2.0, 0.5)).Entropy(), [0.9059592564792266] },
        { "layer norm", () => Tensor.From(1.0, 2.0, 3.0, 4.0).LayerNorm([4]), [-1.3416354199689270, -0.4472118066563090, 0.4472118066563090, 1.3416354199689270] },
        { "layer norm of small numbers", () => (1e-3 * Tensor.From(1.0, 2.0, 3.0, 4.0)).LayerNorm([4]), [-0.4472135954999579, -0.1490711984999860, 0.1490711984999860, 0.4472135954999579] },
        { "loss of knowing nothing", () => Losses.CrossEntropy(Tensor.Zeros([50_000], DType.Float64), 42), [10.8197782844102831] },
        { "ceiling of the page's loss", () => -Tensor.From(1e-9).Log(), [20.7232658369464112] },
    };

    [Theory]
    [MemberData(nameof(Golden), DisableDiscoveryEnumeration = true)]
    public void The_library_gives_the_number_worked_out_beforehand(string what, Func<Tensor> compute, double[] expected)
    {
        Tensor actual = compute();
        Assert.Equal(DType.Float64, actual.DType);
        double[] values = actual.ToArray<double>();
        Assert.True(values.Zip(expected).All(pair => Math.Abs(pair.First - pair.Second) <= Few * Math.Max(1, Math.Abs(pair.Second))),
            $"{what}: {string.Join(", ", values)} is not {string.Join(", ", expected)}");
        Assert.Equal(expected.Length, values.Length);
    }

    [Fact]
    public void The_slope_of_the_page_s_parabola_at_2_is_7_and_its_value_11()
    {
        Tensor x = [2.0];
        x.RequiresGrad = true;
        Tensor y = x.Square() + 3 * x + 1;
        y.Backward();
        Assert.Equal((11.0, 7.0), (y.Item(), x.Grad!.Item()));
    }

    [Fact]
    public void The_page_s_matrix_product_is_of_whole_numbers()
    {
        Tensor a = [[1, 2], [3, 4]], b = [[5, 6], [7, 8]];
        Assert.Equal([19L, 22, 43, 50], a.MatMul(b).ToArray<long>());
    }

    static Tensor CrossEntropyGradient()
    {
        Tensor logits = Logits.Clone();
        logits.RequiresGrad = true;
        Losses.CrossEntropy(logits, 0).Backward();
        return logits.Grad!;
    }
}
