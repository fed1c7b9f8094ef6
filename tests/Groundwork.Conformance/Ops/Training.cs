using Groundwork.Nn;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>training</c>: nets built of public layers, trained by the loop that a user would write.</summary>
static class TrainingOps
{
    public static readonly OpTable Table = new()
    {
        { "gpt_block", GptBlock },
        { "train_cnn", c => Train(c, Cnn(c), c.Args.Int("steps"), c.Args.Int("batch"), null, CrossEntropy) },
        { "train_mlp", c => Train(c, Mlp(c), c.Args.Int("steps"), c.Args.Int("batch"), c.Args.NumberOrNull("clip"), c.Args.Text("loss") == "mse_loss" ? Mse : CrossEntropy) },
    };

    static Tensor[] Train(Call c, Layer net, int steps, int batch, double? clip, Loss loss)
    {
        var parameters = net.Parameters();
        var optimizer = MakeOptimizer(c, parameters);
        Tensor x = c[0], y = c[1];
        int n = x.Shape[0];
        var losses = new double[steps];
        for (int step = 0; step < steps; step++)
        {
            var rows = Tensor.From<long>([.. Enumerable.Range(step * batch % n, batch).Select(i => (long)i)]);
            optimizer.ZeroGrad();
            var value = loss(net.Call(x.Take(rows, 0)), y.Take(rows, 0));
            losses[step] = value.Item();
            value.Backward();
            if (clip is { } max) Clip.Norm(parameters, max);
            optimizer.Step();
        }
        return [Tensor.From<double>(losses), .. parameters.Select(p => p.Detach())];
    }

    delegate Tensor Loss(Tensor input, Tensor target);

    static Tensor CrossEntropy(Tensor input, Tensor target) => Losses.CrossEntropy(input, target);

    static Tensor Mse(Tensor input, Tensor target) => Losses.Mse(input, target);

    static Optimizer MakeOptimizer(Call c, IReadOnlyList<Tensor> parameters)
    {
        var hyper = c.Args.Inner("hyper");
        double rate = hyper.Number("lr");
        return c.Args.Text("optimizer") switch
        {
            "sgd" => new Sgd(parameters, rate, hyper.Number("momentum", 0)),
            "adam" => new Adam(parameters, rate),
            _ => new AdamW(parameters, rate, weightDecay: hyper.Number("weight_decay", 0.01)),
        };
    }

    static Sequential Mlp(Call c)
    {
        int[] sizes = c.Args.Ints("sizes");
        var net = new Sequential(Array.Empty<Layer>());
        for (int i = 0; i + 1 < sizes.Length; i++)
        {
            if (i > 0) net.Append(c.Args.Text("activation") == "relu" ? new Relu() : new Tanh());
            net.Append(new Affine(c[2 + 2 * i], c[3 + 2 * i]));
        }
        return net;
    }

    static Sequential Cnn(Call c) => new(
        new Convolve(c[2], c[3]), new Relu(), new MaxPool2d(2), new Convolve(c[4], c[5]), new Relu(), new MaxPool2d(2), new Flatten(), new Affine(c[6], c[7]));

    // Layers in the dtype of the case, with its first weights.
    sealed class Affine : Layer
    {
        readonly Tensor _weight, _bias;

        public Affine(Tensor weight, Tensor bias) => (_weight, _bias) = (Parameter("weight", weight.Clone()), Parameter("bias", bias.Clone()));

        protected override Tensor Forward(Tensor x) => x.Linear(_weight, _bias);
    }

    sealed class Convolve : Layer
    {
        readonly Tensor _weight, _bias;

        public Convolve(Tensor weight, Tensor bias) => (_weight, _bias) = (Parameter("weight", weight.Clone()), Parameter("bias", bias.Clone()));

        protected override Tensor Forward(Tensor x) => x.Convolution(_weight, _bias, padding: [1]);
    }

    static Tensor[] GptBlock(Call c)
    {
        Tensor[] p = [.. c.Inputs[2..].Select(t => t.Clone())];
        foreach (var t in p) t.RequiresGrad = true;
        int length = c[0].Shape[1];
        var x = p[0].Embedding(c[0]) + p[1][..length];
        int features = x.Shape[2];
        var h = x.LayerNorm([features], p[2], p[3]).Transpose(0, 1);
        x = x + Functional.MultiHeadAttention(h, h, h, c.Args.Int("heads"), p[4], p[5], p[6], p[7], isCausal: true).Y.Transpose(0, 1);
        x = x + x.LayerNorm([features], p[8], p[9]).Linear(p[10], p[11]).Gelu(tanh: true).Linear(p[12], p[13]);
        var logits = x.LayerNorm([features], p[14], p[15]).Linear(p[16]);
        var loss = Losses.CrossEntropy(logits.Reshape(-1, logits.Shape[^1]), c[1].Flatten());
        loss.Backward();
        return [logits.Detach(), loss.Detach(), .. p.Select(t => t.Grad!)];
    }
}
