// %% [markdown]
// # Day 11: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 11.1
static (Tensor DA, Tensor DB) MatMulBackward(Tensor A, Tensor B, Tensor dC) =>
    (dC.MatMul(B.Transpose()), A.Transpose().MatMul(dC));

// %% solution 11.2
static Tensor Unbroadcast(Tensor g, int[] shape)
{
    while (g.Rank > shape.Length) g = g.Sum(0);
    for (int axis = 0; axis < shape.Length; axis++)
        if (shape[axis] == 1) g = g.Sum(axis, keep: true);
    return g;
}

// %% solution 11.3
static Tensor CrossEntropyBackward(Tensor scores, long[] targets)
{
    Tensor oneHot = Tensor.From(targets).OneHot(scores.Shape[1]).To(scores.DType);
    return (scores.Softmax() - oneHot) / scores.Shape[0];
}

// %% solution 11.4
static Tensor StableLogSumExp(Tensor x)
{
    var op = Autograd.Function("logsumexp",
        inputs =>
        {
            Tensor max = inputs[0].Max();
            return max + (inputs[0] - max).Exp().Sum().Log();
        },
        (context, dy) => [dy * (context.Inputs[0] - context.Outputs[0]).Exp()]);
    return op([x]);
}

// %% solution 11.5
static Tensor MeanLoss(Tensor w, Tensor[] batches)
{
    Tensor total = Tensor.Zeros([], DType.Float64);
    foreach (Tensor batch in batches)
    {
        Tensor loss = batch.MatMul(w).Square().Mean();
        loss.Backward();
        total = total + loss.Detach() / batches.Length;
    }
    return total;
}

// %% solution 11.6
static (Tensor DZ, Tensor DW2, Tensor DB2, Tensor DH, Tensor DA, Tensor DW1, Tensor DB1) Ninja(Tensor x, long[] targets, Tensor w1, Tensor b1, Tensor w2, Tensor b2)
{
    Tensor a = x.MatMul(w1) + b1, h = a.Relu(), z = h.MatMul(w2) + b2;
    Tensor dZ = CrossEntropyBackward(z, targets);
    var (dH, dW2) = MatMulBackward(h, w2, dZ);
    Tensor dA = dH * (a > 0).To(dH.DType);
    var (_, dW1) = MatMulBackward(x, w1, dA);
    return (dZ, dW2, Unbroadcast(dZ, [b2.Shape[0]]), dH, dA, dW1, Unbroadcast(dA, [b1.Shape[0]]));
}
