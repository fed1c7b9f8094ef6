// %% [markdown]
// # Day 2: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 2.1
static double[,] Rotation(double theta)
{
    double cos = Math.Cos(theta), sin = Math.Sin(theta);
    return new[,] { { cos, -sin }, { sin, cos } };
}

// %% solution 2.2
static double[,] Inverse2x2(double[,] m)
{
    double a = m[0, 0], b = m[0, 1], c = m[1, 0], d = m[1, 1], det = a * d - b * c;
    if (det == 0) throw new ArgumentException("inverse: the determinant is 0, and what was pressed flat cannot be raised");
    return new[,] { { d / det, -b / det }, { -c / det, a / det } };
}

// %% solution 2.3
static (double Value, double[] Vector) TopEigen(double[,] a)
{
    int n = a.GetLength(0);
    var random = new Generator(seed: 1);
    double[] v = new double[n];
    random.Normal(v);
    double value = 0;
    for (int round = 0; round < 200; round++)
    {
        double[] w = new double[n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++) w[i] += a[i, j] * v[j];
        value = v.Zip(w, (x, y) => x * y).Sum() / v.Sum(x => x * x);
        double length = Math.Sqrt(w.Sum(x => x * x));
        v = Array.ConvertAll(w, x => x / length);
    }
    return (value, v);
}

// %% solution 2.4
static double[,] Covariance(double[,] x, int ddof)
{
    int n = x.GetLength(0), d = x.GetLength(1);
    var mean = new double[d];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < d; j++) mean[j] += x[i, j] / n;
    var c = new double[d, d];
    for (int i = 0; i < n; i++)
        for (int j = 0; j < d; j++)
            for (int k = 0; k < d; k++) c[j, k] += (x[i, j] - mean[j]) * (x[i, k] - mean[k]) / (n - ddof);
    return c;
}

// %% solution 2.5
static (double[,] Components, double[] Variances) PrincipalComponents(double[,] x, int k)
{
    var (values, vectors) = Tensor.From(Covariance(x, ddof: 1)).Eigh();    // ascending; eigenvectors are columns
    int d = x.GetLength(1);
    var components = new double[k, d];
    var variances = new double[k];
    for (int i = 0; i < k; i++)
    {
        variances[i] = values[d - 1 - i].Item();
        for (int j = 0; j < d; j++) components[i, j] = vectors[j, d - 1 - i].Item();
    }
    return (components, variances);
}

// %% solution 2.6
static bool IsPositiveDefinite(double[,] a) => a[0, 0] > 0 && a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0] > 0;

// %% solution 2.7
static double[,] ThereAndBack(double[,] x, int k)
{
    int n = x.GetLength(0), d = x.GetLength(1);
    Tensor points = Tensor.From(x), mean = points.Mean(0), centred = points - mean;
    var (_, vectors) = (centred.Transpose().MatMul(centred) / (n - 1.0)).Eigh();
    Tensor top = vectors[.., (d - k)..];    // [d, k]: the last k columns
    return (centred.MatMul(top).MatMul(top.Transpose()) + mean).ToArray2D<double>();
}
