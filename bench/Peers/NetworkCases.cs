using Groundwork.Gpt;
using Groundwork.Nn;

namespace Groundwork.Bench.Peers;

using Linear = Groundwork.Nn.Linear;
using Relu = Groundwork.Nn.Relu;

/// <summary>The kernels of networks, the tape, and whole training steps: what PyTorch has.</summary>
internal static class NetworkCases
{
    public static IEnumerable<PeerCase> All()
    {
        yield return new("rows", "softmax_4096x4096", () => NoGrad([4096, 4096], x => x.Softmax()), Bytes: 8.0 * 4096 * 4096);
        yield return new("rows", "softmax_32x50257", () => NoGrad([32, 50257], x => x.Softmax()), Bytes: 8.0 * 32 * 50257);
        yield return new("rows", "layer_norm_4096x768", () =>
        {
            Tensor scale = Tensor.Ones([768]), shift = Tensor.Zeros([768]);
            return NoGrad([4096, 768], x => x.LayerNorm([768], scale, shift));
        }, Bytes: 8.0 * 4096 * 768);
        yield return new("rows", "layer_norm_4096x768_fwd_bwd", () =>
        {
            Tensor scale = Leaf(Tensor.Ones([768])), shift = Leaf(Tensor.Zeros([768])), x = Leaf(Tensor.Randn([4096, 768], 1)), seed = Tensor.Randn([4096, 768], 2);
            return () =>
            {
                scale.Grad = shift.Grad = x.Grad = null;
                x.LayerNorm([768], scale, shift).Backward(seed);
            };
        }, Bytes: 20.0 * 4096 * 768);
        yield return new("rows", "cross_entropy_512x50257_fwd_bwd", () =>
        {
            Tensor x = Leaf(Tensor.Randn([512, 50257], 1)), target = Tensor.Randint([512], 2, 0, 50257);
            return () =>
            {
                x.Grad = null;
                Losses.CrossEntropy(x, target).Backward();
            };
        }, Bytes: 12.0 * 512 * 50257);
        yield return new("rows", "gelu_tanh_1e6", () => NoGrad([1_000_000], x => x.Gelu(tanh: true)), Bytes: 8e6);
        yield return new("rows", "gelu_erf_1e6", () => NoGrad([1_000_000], x => x.Gelu()), Bytes: 8e6);
        foreach (bool tanh in new[] { true, false })
        {
            yield return new("rows", $"gelu_{(tanh ? "tanh" : "erf")}_1e6_fwd_bwd", () =>
            {
                Tensor x = Leaf(Tensor.Randn([1_000_000], 1)), seed = Tensor.Randn([1_000_000], 2);
                return () =>
                {
                    x.Grad = null;
                    x.Gelu(tanh).Backward(seed);
                };
            }, Bytes: 20e6);
        }

        yield return new("adam", "adam_30e6", () => Update(p => new Adam(p)), Bytes: 16.0 * 30e6);
        yield return new("adam", "adamw_30e6", () => Update(p => new AdamW(p)), Bytes: 16.0 * 30e6);

        foreach (int T in new[] { 64, 128, 256, 512 })
        {
            double flops = 2.0 * 12 * 12 * T * T * 64; // two products, half of each masked
            yield return new("attention", $"attention_12x12x{T}x64", () => Attention(T, backward: false), Flops: flops);
            yield return new("attention", $"attention_12x12x{T}x64_fwd_bwd", () => Attention(T, backward: true), Flops: 3.5 * flops);
        }

        yield return new("tape", "chain_1000_scalar", () => Chain([]), Items: 1000, Unit: "us/op");
        yield return new("tape", "chain_1000_32x32", () => Chain([32, 32]), Items: 1000, Unit: "us/op");
        yield return new("steps", "mlp_784_256_128_10_b64_adam", () =>
        {
            var model = new Sequential(new Linear(784, 256), new Relu(), new Linear(256, 128), new Relu(), new Linear(128, 10));
            return Step(model, new Adam(model.Parameters()), [64, 784]);
        }, Items: 1, Unit: "steps/s");
        yield return new("steps", "cnn_28x28_b64_adam", () =>
        {
            var model = new Sequential(
                new Conv2d(1, 16, 3, padding: 1), new Relu(), new MaxPool2d(2), new Conv2d(16, 32, 3, padding: 1), new Relu(), new MaxPool2d(2),
                new Flatten(), new Linear(32 * 49, 10));
            return Step(model, new Adam(model.Parameters()), [64, 1, 28, 28]);
        }, Items: 1, Unit: "steps/s");
        yield return new("gpt", "gpt_baby_step", () => BabyLoop.Step(scoped: true), Items: 12 * 64, Unit: "tokens/s");
        yield return new("gpt", "gpt_baby_step_no_scope", () => BabyLoop.Step(scoped: false), Items: 12 * 64, Unit: "tokens/s");
    }

    private static Tensor Leaf(Tensor x)
    {
        x.RequiresGrad = true;
        return x;
    }

    private static Action NoGrad(Shape shape, Func<Tensor, Tensor> f)
    {
        var x = Tensor.Randn(shape, 1);
        return () => f(x);
    }

    private static Action Update(Func<Tensor[], Optimizer> make)
    {
        var p = Leaf(Tensor.Randn([30_000_000], 1));
        p.Grad = Tensor.Randn([30_000_000], 2);
        var optimizer = make([p]);
        return optimizer.Step;
    }

    private static Action Attention(int time, bool backward)
    {
        Tensor q = Tensor.Randn([12, 12, time, 64], 1), k = Tensor.Randn([12, 12, time, 64], 2), v = Tensor.Randn([12, 12, time, 64], 3), seed = Tensor.Randn([12, 12, time, 64], 4);
        if (!backward)
        {
            return () => Tensor.Attention(q, k, v, isCausal: true);
        }

        q.RequiresGrad = k.RequiresGrad = v.RequiresGrad = true;
        return () =>
        {
            q.Grad = k.Grad = v.Grad = null;
            Tensor.Attention(q, k, v, isCausal: true).Backward(seed);
        };
    }

    /// <summary>500 times a product and a sum, then backward: 1,000 operations.</summary>
    private static Action Chain(Shape shape)
    {
        Tensor w = Leaf(Tensor.Full(shape, 1.0001, DType.Float32)), k = Tensor.Full(shape, 1.0001, DType.Float32);
        return () =>
        {
            var y = w;
            for (int i = 0; i < 500; i++)
            {
                y = y * k;
                y = y + k;
            }

            y.Sum().Backward();
            w.Grad = null;
        };
    }

    private static Action Step(Layer model, Optimizer optimizer, Shape input)
    {
        Tensor x = Tensor.Randn(input, 1), target = Tensor.Randint([64], 2, 0, 10);
        return () =>
        {
            optimizer.ZeroGrad();
            Losses.CrossEntropy(model.Call(x), target).Backward();
            optimizer.Step();
        };
    }
}
