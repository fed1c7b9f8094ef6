using Groundwork.Testing;

namespace Groundwork.Cases;

static class AttentionCases
{
    public static OpCase[] Cases =>
    [
        new("one head", [[5, 4], [6, 4], [6, 3]], x => Tensor.Attention(x[0], x[1], x[2])) { Reference = x => Reference(x[0], x[1], x[2], 0.5) },
        new("batch and heads", [[2, 3, 5, 4], [2, 3, 5, 4], [2, 3, 5, 4]], x => Tensor.Attention(x[0], x[1], x[2], isCausal: true)),
        new("causal", [[5, 4], [5, 4], [5, 3]], x => Tensor.Attention(x[0], x[1], x[2], isCausal: true)) { Reference = x => Reference(x[0], x[1], x[2], 0.5, causal: true) },
        new("causal, several blocks", [[130, 4], [130, 4], [130, 3]], x => Tensor.Attention(x[0], x[1], x[2], isCausal: true)) { Reference = x => Reference(x[0], x[1], x[2], 0.5, causal: true), Order = 1 },
        new("keys shared by heads", [[3, 5, 4], [1, 6, 4], [1, 6, 3]], x => Tensor.Attention(x[0], x[1], x[2], scale: 0.3)),
        new("added mask", [[5, 4], [6, 4], [6, 3], [5, 6]], x => Tensor.Attention(x[0], x[1], x[2], x[3])) { Reference = x => Reference(x[0], x[1], x[2], 0.5, x[3]) },
        new("mask for each head", [[2, 5, 4], [2, 6, 4], [2, 6, 3], [2, 1, 6]], x => Tensor.Attention(x[0], x[1], x[2], x[3])),
        new("no queries", [[0, 4], [6, 4], [6, 3]], x => Tensor.Attention(x[0], x[1], x[2])) { IsSmooth = false },
    ];

    static Tensor Reference(Tensor q, Tensor k, Tensor v, double scale, Tensor? mask = null, bool causal = false)
    {
        int rows = q.Shape[0], keys = k.Shape[0], width = v.Shape[1];
        double[] a = q.ToArray<double>(), b = k.ToArray<double>(), c = v.ToArray<double>(), added = mask?.ToArray<double>() ?? new double[rows * keys];
        var y = new double[rows, width];
        for (int i = 0; i < rows; i++)
        {
            var p = new double[keys];
            for (int j = 0; j < keys; j++)
            {
                double dot = 0;
                for (int e = 0; e < q.Shape[1]; e++) dot += a[i * q.Shape[1] + e] * b[j * q.Shape[1] + e];
                p[j] = causal && j > i ? 0 : Math.Exp(dot * scale + added[i * keys + j]);
            }
            for (int j = 0; j < keys; j++)
                for (int e = 0; e < width; e++) y[i, e] += p[j] / p.Sum() * c[j * width + e];
        }
        return Tensor.From(y);
    }
}
