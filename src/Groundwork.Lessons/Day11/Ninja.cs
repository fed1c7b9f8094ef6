namespace Groundwork.Lessons;

public static partial class Day11
{
    /// <summary>11.6, every gradient of a network with ReLU and cross-entropy, tensor by tensor, from the scores back to the first weights.</summary>
    public static Exercise<Func<Tensor, long[], Tensor, Tensor, Tensor, Tensor, (Tensor DZ, Tensor DW2, Tensor DB2, Tensor DH, Tensor DA, Tensor DW1, Tensor DB1)>,
        (Tensor X, long[] Targets, Tensor W1, Tensor B1, Tensor W2, Tensor B2)> Ninja { get; } =
        new("11.6", "every gradient by hand", (f, x) => f(x.X, x.Targets, x.W1, x.B1, x.W2, x.B2))
        {
            IsChallenge = true,
            Reference = (x, targets, w1, b1, w2, b2) => Backward(x, targets, w1, b1, w2, b2),
            Cases = draw =>
            {
                int count = draw.Length(4), inputs = draw.Length(3), hidden = draw.Length(4), classes = draw.Whole(2, 4);
                return (draw.Tensor([count, inputs]) + 0.017, draw.Many(count, () => (long)draw.Whole(0, classes - 1)),
                    draw.Tensor([inputs, hidden]) / 3, draw.Tensor([hidden]) / 3 + 0.0231, draw.Tensor([hidden, classes]) / 3, draw.Tensor([classes]) / 3);
            },
            Edges =
            [
                (Tensor.From(1.0, -1.0, 2.0, 0.5).Reshape(2, 2), [0, 2], Tensor.Randn([2, 3], seed: 1, DType.Float64), Tensor.Randn([3], seed: 2, DType.Float64), Tensor.Randn([3, 3], seed: 3, DType.Float64), Tensor.Zeros([3], DType.Float64)),
            ],
            Laws =
            {
                { "dZ, the scores, by autograd", (f, x) => (f(x.X, x.Targets, x.W1, x.B1, x.W2, x.B2).DZ, Traced(x, 0)) },
                { "dW2 by autograd", (f, x) => (f(x.X, x.Targets, x.W1, x.B1, x.W2, x.B2).DW2, Traced(x, 1)) },
                { "dB2 by autograd", (f, x) => (f(x.X, x.Targets, x.W1, x.B1, x.W2, x.B2).DB2, Traced(x, 2)) },
                { "dH, the hidden layer, by autograd", (f, x) => (f(x.X, x.Targets, x.W1, x.B1, x.W2, x.B2).DH, Traced(x, 3)) },
                { "dA, before ReLU, by autograd", (f, x) => (f(x.X, x.Targets, x.W1, x.B1, x.W2, x.B2).DA, Traced(x, 4)) },
                { "dW1 by autograd", (f, x) => (f(x.X, x.Targets, x.W1, x.B1, x.W2, x.B2).DW1, Traced(x, 5)) },
                { "dB1 by autograd", (f, x) => (f(x.X, x.Targets, x.W1, x.B1, x.W2, x.B2).DB1, Traced(x, 6)) },
            },
            Mistakes =
            {
                { "lets gradients through where ReLU cut", (x, targets, w1, b1, w2, b2) => Backward(x, targets, w1, b1, w2, b2, relu: (a, dh) => dh), "Where a ≤ 0 the result is 0 whatever a does: the gradient there is 0.", "section 7" },
                { "multiplies by the values of ReLU", (x, targets, w1, b1, w2, b2) => Backward(x, targets, w1, b1, w2, b2, relu: (a, dh) => dh * a.Relu()), "The slope of ReLU is 1 or 0, not its value: dh · (a > 0).", "section 7" },
                { "cuts by the sign of the gradient", (x, targets, w1, b1, w2, b2) => Backward(x, targets, w1, b1, w2, b2, relu: (a, dh) => dh.Relu()), "What was cut in the forward pass decides, not what comes back: dh · (a > 0).", "section 7" },
                { "does not divide by N", (x, targets, w1, b1, w2, b2) => Backward(x, targets, w1, b1, w2, b2, divisor: 1), "The loss is a mean over the rows: dZ = (p − onehot) / N.", "section 4" },
                { "takes the mean for the biases", (x, targets, w1, b1, w2, b2) => Backward(x, targets, w1, b1, w2, b2) is var g ? g with { DB2 = g.DB2 / x.Shape[0], DB1 = g.DB1 / x.Shape[0] } : g, "A bias is used in each row: its gradient is the sum over the rows, as in exercise 11.2.", "section 3" },
            },
            Rules = [Rule.NoCall("Backward", "Grad")],
            Hints =
            [
                "Go from the end: dZ by exercise 11.3, then dW2, dB2 and dH by 11.1 and 11.2, then ReLU, then dW1 and dB1.",
                "ReLU lets the gradient through where a > 0: Tensor dA = dH * (a > 0).To(dH.DType);",
                "dW2 = h.Transpose().MatMul(dZ), dB2 = dZ.Sum(0), dH = dZ.MatMul(w2.Transpose()), and dW1 = x.Transpose().MatMul(dA), dB1 = dA.Sum(0).",
            ],
            Why = "Six rules, one for each operation, and any network is a chain of them.",
        };

    static (Tensor DZ, Tensor DW2, Tensor DB2, Tensor DH, Tensor DA, Tensor DW1, Tensor DB1) Backward(Tensor x, long[] targets, Tensor w1, Tensor b1, Tensor w2, Tensor b2, Func<Tensor, Tensor, Tensor>? relu = null, int? divisor = null)
    {
        Tensor a = x.MatMul(w1) + b1, h = a.Relu(), z = h.MatMul(w2) + b2;    // [N, hidden], [N, hidden], [N, classes]
        Tensor dz = (z.Softmax() - OneHot(z, targets)) / (divisor ?? x.Shape[0]);
        Tensor dh = dz.MatMul(w2.Transpose()), da = relu is null ? dh * (a > 0).To(dh.DType) : relu(a, dh);
        return (dz, h.Transpose().MatMul(dz), dz.Sum(0), dh, da, x.Transpose().MatMul(da), da.Sum(0));
    }

    static Tensor Traced((Tensor X, long[] Targets, Tensor W1, Tensor B1, Tensor W2, Tensor B2) x, int which)
    {
        Tensor w1 = Leaf(x.W1), b1 = Leaf(x.B1), w2 = Leaf(x.W2), b2 = Leaf(x.B2);
        Tensor a = x.X.MatMul(w1) + b1, h = a.Relu(), z = h.MatMul(w2) + b2;
        return Autograd.Grad([Nn.Losses.CrossEntropy(z, Tensor.From(x.Targets))], [z, w2, b2, h, a, w1, b1])[which];
    }
}
