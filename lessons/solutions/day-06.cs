// %% [markdown]
// # Day 6: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 6.1
static Tensor Standardize(Tensor x) => (x - x.Mean(0)) / x.Std(0);

// %% solution 6.2
static Tensor Histogram(Tensor x, double low, double high, int bins)
{
    Tensor number = ((x - low) * bins / (high - low)).Floor();
    number = Tensor.Where(x.Equal(high), bins - 1.0, number);
    Tensor inside = (x >= low) & (x <= high);
    return (number.Unsqueeze(1).Equal(Tensor.Arange(bins)) & inside.Unsqueeze(1)).Sum(0);
}

// %% solution 6.3
static Tensor MovingAverage(Tensor x, int window) => x.SlidingWindow(window).Mean(-1);

// %% solution 6.4
static double EstimatePi(int n, long seed)
{
    Tensor points = Tensor.Rand([n, 2], new Generator(seed), DType.Float64);
    return 4 * (points.Square().Sum(1) <= 1).Mean().Item();
}

// %% solution 6.5
static Tensor Distances(Tensor x)
{
    Tensor n = x.Square().Sum(1);
    return (n.Unsqueeze(1) + n - 2 * x.MatMul(x.T)).Clip(min: 0.0).Sqrt();
}

// %% solution 6.6
static Tensor Ones(int n) => Tensor.Where(Tensor.Arange(n) >= 0, 1, 0);

// %% solution 6.7
static Tensor Sum(Tensor a) => a.MatMul(Ones((int)a.Count));

// %% solution 6.8
static Tensor Outer(Tensor a, Tensor b) => a.Unsqueeze(1) * b;

// %% solution 6.9
static Tensor Diagonal(Tensor a) => a[Tensor.Arange(a.Shape[0]), Tensor.Arange(a.Shape[0])];

// %% solution 6.10
static Tensor Eye(int n) => Tensor.Where(Tensor.Arange(n).Unsqueeze(1).Equal(Tensor.Arange(n)), 1, 0);

// %% solution 6.11
static Tensor Triu(int n) => Tensor.Where(Tensor.Arange(n).Unsqueeze(1) <= Tensor.Arange(n), 1, 0);

// %% solution 6.12
static Tensor CumSum(Tensor a) => a.MatMul(Triu((int)a.Count));

// %% solution 6.13
static Tensor Diff(Tensor a) => Tensor.Where(Tensor.Arange(a.Count) > 0, a - a[Tensor.Arange(a.Count) - 1], a);
