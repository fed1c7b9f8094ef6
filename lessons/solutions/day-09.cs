// %% [markdown]
// # Day 9: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 9.1
static Tensor Layer(Tensor x, Tensor w, Tensor b) => (x.MatMul(w) + b).Relu();

// %% solution 9.2
static Tensor MeanSquaredError(Tensor predicted, Tensor targets) => (predicted.Squeeze(1) - targets).Square().Mean();

// %% solution 9.3
static (Tensor Products, Tensor Pairs, Tensor Weighted) Einsums(Tensor a, Tensor b, Tensor v) =>
    (Tensor.Einsum("bij,bjk->bik", a, b), Tensor.Einsum("bid,bjd->bij", a, a), Tensor.Einsum("bi,bij->bj", v, a));

// %% solution 9.4
static Tensor CausalSoftmax(Tensor scores)
{
    int n = scores.Shape[^1];
    Tensor future = Tensor.Ones([n, n]).Triu(1) > 0;    // true above the diagonal
    return scores.MaskedFill(future, double.NegativeInfinity).Softmax(-1);
}

// %% solution 9.5
static Tensor Flip(Tensor a) => a[a.Shape[0] - 1 - Tensor.Arange(a.Shape[0])];

// %% solution 9.6
static Tensor Roll(Tensor a) => a[(Tensor.Arange(a.Shape[0]) + 1) % a.Shape[0]];

// %% solution 9.7
static Tensor Repeat(Tensor a, int n) => a * Tensor.Ones([n, 1], DType.Float64);

// %% solution 9.8
static Tensor Linspace(double a, double b, int n) => a + (b - a) * Tensor.Arange(n).To(DType.Float64) / (n - 1);

// %% solution 9.9
static Tensor SequenceMask(Tensor values, Tensor lengths) =>
    Tensor.Where(Tensor.Arange(values.Shape[1]) < lengths.Unsqueeze(1), values, 0.0);

// %% solution 9.10
static Tensor Bincount(Tensor labels, int classes) =>
    labels.Unsqueeze(1).Equal(Tensor.Arange(classes)).To(DType.Int64).Sum(0);

// %% solution 9.11
static Tensor Bucketize(Tensor values, Tensor edges) => (edges <= values.Unsqueeze(1)).To(DType.Int64).Sum(1);

// %% solution 9.12
static Tensor GroupSums(Tensor values, Tensor groups, int count) =>
    values.MatMul(groups.Unsqueeze(1).Equal(Tensor.Arange(count)).To(DType.Float64));
