// %% [markdown]
// # Day 5: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 5.1
static int Pick(double[] p, double u)
{
    double sum = 0;
    for (int i = 0; i < p.Length; i++)
    {
        sum += p[i];
        if (u < sum) return i;
    }
    return Array.FindLastIndex(p, x => x > 0);
}

// %% solution 5.2
static double Posterior(double prior, double sensitivity, double falsePositive)
{
    double positive = sensitivity * prior + falsePositive * (1 - prior);
    if (positive == 0) throw new ArgumentException("posterior: nobody is ever positive");
    return sensitivity * prior / positive;
}

// %% solution 5.3
static bool IsIndependent(double[,] joint)
{
    int rows = joint.GetLength(0), columns = joint.GetLength(1);
    for (int i = 0; i < rows; i++)
    {
        for (int j = 0; j < columns; j++)
        {
            double row = Enumerable.Range(0, columns).Sum(k => joint[i, k]);
            double column = Enumerable.Range(0, rows).Sum(k => joint[k, j]);
            if (Math.Abs(joint[i, j] - row * column) > 1e-9) return false;
        }
    }
    return true;
}

// %% solution 5.4
static double[] Softmax(double[] z)
{
    double max = z.Max();
    double[] e = Array.ConvertAll(z, x => Math.Exp(x - max));
    double sum = e.Sum();
    return Array.ConvertAll(e, x => x / sum);
}

// %% solution 5.5
static double CrossEntropy(double[] z, int target)
{
    double max = z.Max();
    return max + Math.Log(z.Sum(x => Math.Exp(x - max))) - z[target];
}

// %% solution 5.6
static double Kl(double[] p, double[] q)
{
    double sum = 0;
    for (int i = 0; i < p.Length; i++)
        if (p[i] > 0) sum += p[i] * Math.Log(p[i] / q[i]);
    return sum;
}

// %% solution 5.7
static double BatchLoss(double[,] scores, int[] targets)
{
    double total = 0;
    for (int i = 0; i < targets.Length; i++)
    {
        double[] row = [.. Enumerable.Range(0, scores.GetLength(1)).Select(j => scores[i, j])];
        total += CrossEntropy(row, targets[i]);
    }
    return total / targets.Length;
}
