// %% [markdown]
// # Day 13: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 13.1
static Layer Overfit(Tensor images, Tensor labels, long seed)
{
    var random = new Generator(seed);
    var model = new Sequential(new Linear(64, 32, generator: random), new Relu(), new Linear(32, 10, generator: random));
    var optimizer = new Adam(model.Parameters(), learningRate: 0.01);
    for (int step = 0; step < 100; step++)
    {
        optimizer.ZeroGrad();
        Losses.CrossEntropy(model.Call(images), labels).Backward();
        optimizer.Step();
    }
    return model;
}

// %% solution 13.2
static double[][] AdamStep(double[] w, double[] g, double[] m, double[] v, int t, double rate)
{
    double[] means = new double[w.Length], squares = new double[w.Length], moved = new double[w.Length];
    for (int i = 0; i < w.Length; i++)
    {
        means[i] = 0.9 * m[i] + 0.1 * g[i];
        squares[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
        double mean = means[i] / (1 - Math.Pow(0.9, t)), square = squares[i] / (1 - Math.Pow(0.999, t));
        moved[i] = w[i] - rate * mean / (Math.Sqrt(square) + 1e-8);
    }
    return [moved, means, squares];
}

// %% solution 13.3
static double RateAt(int step, int warmup, int steps, double peak)
{
    if (step < warmup) return peak * (step + 1) / warmup;
    double t = (step - warmup) / (double)(steps - 1 - warmup);
    return 0.5 * peak * (1 + Math.Cos(Math.PI * t));
}

// %% solution 13.4
static Tensor Dropped(Tensor x, double p, bool training, long seed)
{
    if (!training) return x;
    Tensor keep = Tensor.Rand(x.Shape, seed, x.DType) >= p;
    return x * keep.To(x.DType) / (1 - p);
}

// %% solution 13.5
static Layer ReadDigits(Tensor images, Tensor labels, long seed)
{
    var random = new Generator(seed);
    var model = new Sequential(
        new Conv2d(1, 16, 3, padding: 1, generator: random), new Relu(), new MaxPool2d(2),
        new Flatten(), new Linear(256, 10, generator: random));
    var optimizer = new Adam(model.Parameters(), learningRate: 0.01);
    var batches = DataLoader.Of(new TensorDataset(images, labels), batch: 50, shuffle: new Generator(seed));
    for (int epoch = 0; epoch < 8; epoch++)
        foreach (Tensor[] batch in batches)
        {
            optimizer.ZeroGrad();
            Losses.CrossEntropy(model.Call(batch[0]), batch[1]).Backward();
            optimizer.Step();
        }
    return model;
}
