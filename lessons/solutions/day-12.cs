// %% [markdown]
// # Day 12: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 12.1
static Tensor Forward(Tensor x, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net)
{
    Tensor h = (x.MatMul(net.W1) + net.B1).Tanh();    // [N, hidden]
    return h.MatMul(net.W2) + net.B2;                 // [N, 1]
}

// %% solution 12.2
static (Tensor W1, Tensor B1, Tensor W2, Tensor B2) Gradients(Tensor x, Tensor y, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net)
{
    Tensor h = (x.MatMul(net.W1) + net.B1).Tanh();
    Tensor z = h.MatMul(net.W2) + net.B2;
    Tensor dz = (z.Sigmoid() - y) / x.Shape[0];               // [N, 1]
    Tensor dh = dz.MatMul(net.W2.Transpose());                // [N, hidden]
    Tensor da = dh * (1 - h.Square());
    return (x.Transpose().MatMul(da), da.Sum(0), h.Transpose().MatMul(dz), dz.Sum(0));
}

// %% solution 12.3
static (Tensor W1, Tensor B1, Tensor W2, Tensor B2) Train(Tensor x, Tensor y, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net, double rate, int steps)
{
    Tensor[] w = [net.W1.Clone(), net.B1.Clone(), net.W2.Clone(), net.B2.Clone()];
    foreach (Tensor one in w) one.RequiresGrad = true;
    for (int step = 0; step < steps; step++)
    {
        Tensor loss = Losses.BinaryCrossEntropyWithLogits(Forward(x, (w[0], w[1], w[2], w[3])), y);
        loss.Backward();
        using (Autograd.NoGrad())
            foreach (Tensor one in w) one.SubInPlace(rate * one.Grad!);
        foreach (Tensor one in w) one.Grad = null;
    }
    return (w[0].Detach(), w[1].Detach(), w[2].Detach(), w[3].Detach());
}

// %% solution 12.4
static Layer Build((Tensor W1, Tensor B1, Tensor W2, Tensor B2) net)
{
    var first = new Linear(net.W1.Shape[0], net.W1.Shape[1]);
    var second = new Linear(net.W2.Shape[0], net.W2.Shape[1]);
    Init.Set(first.Weight, net.W1.Transpose());
    Init.Set(first.Bias!, net.B1);
    Init.Set(second.Weight, net.W2.Transpose());
    Init.Set(second.Bias!, net.B2);
    return new Sequential(first, new Tanh(), second);
}

// %% solution 12.5
static Layer Stack(int[] widths)
{
    var net = new Sequential(new Linear(widths[0], widths[1]));
    for (int i = 1; i + 1 < widths.Length; i++)
    {
        net.Append(new Tanh());
        net.Append(new Linear(widths[i], widths[i + 1]));
    }
    return net;
}

// %% solution 12.6
static Tensor Weights(int inputs, int outputs, Generator random) =>
    Tensor.Randn([inputs, outputs], random) * Math.Sqrt(2.0 / inputs);
