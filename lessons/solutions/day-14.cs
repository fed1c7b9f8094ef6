// %% [markdown]
// # Day 14: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 14.1
static double[,] BigramTable(string[] names, double smoothing)
{
    var counts = new double[27, 27];
    foreach (string name in names)
    {
        int before = 0;
        foreach (char letter in name + ".")
        {
            int id = letter == '.' ? 0 : letter - 'a' + 1;
            counts[before, id]++;
            before = id;
        }
    }
    var table = new double[27, 27];
    for (int i = 0; i < 27; i++)
    {
        double sum = 0;
        for (int j = 0; j < 27; j++) sum += counts[i, j];
        for (int j = 0; j < 27; j++) table[i, j] = (counts[i, j] + smoothing) / (sum + 27 * smoothing);
    }
    return table;
}

// %% solution 14.2
static Tensor BigramStep(Tensor scores, Tensor letters, Tensor next, double rate)
{
    Tensor w = scores.Detach();
    w.RequiresGrad = true;
    Tensor loss = Losses.CrossEntropy(w.Take(letters, axis: 0), next);
    loss.Backward();
    return (w - rate * w.Grad!).Detach();
}

// %% solution 14.3
static Tensor FirstWeights(int width, int symbols, long seed) => Tensor.Randn([width, symbols], seed) * 0.02;

// %% solution 14.4
static Tensor Attend(Tensor q, Tensor k, Tensor v)
{
    int time = (int)q.Shape.Dims[0], d = (int)q.Shape.Dims[1];
    Tensor scores = q.MatMul(k.T) / Math.Sqrt(d);
    Tensor future = Tensor.Ones([time, time], DType.Bool).Triu(1);
    return scores.MaskedFill(future, double.NegativeInfinity).Softmax().MatMul(v);
}

// %% solution 14.5
static Func<Tensor, Tensor> TrainNames(string[] names, long seed)
{
    var random = new Generator(seed);
    var (contexts, next) = Windows(names, 3);
    var vectors = new Embedding(27, 10, generator: random);
    var inner = new Linear(30, 64, generator: random);
    var outer = new Linear(64, 27, generator: random);
    Tensor Scores(Tensor x) => outer.Call(inner.Call(vectors.Call(x).Reshape([-1, 30])).Tanh());

    var optimizer = new AdamW([.. vectors.Parameters(), .. inner.Parameters(), .. outer.Parameters()], learningRate: 0.01);
    for (int step = 0; step < 600; step++)
    {
        Tensor rows = Tensor.From(Enumerable.Range(0, 128).Select(_ => random.NextInt64(0, next.Count)).ToArray());
        optimizer.ZeroGrad();
        Losses.CrossEntropy(Scores(contexts.Take(rows, axis: 0)), next.Take(rows, axis: 0)).Backward();
        optimizer.Step();
    }
    return Scores;
}
