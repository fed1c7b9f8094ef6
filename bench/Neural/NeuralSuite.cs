using System.Globalization;
using Groundwork.Nn;

namespace Groundwork.Bench.Neural;

/// <summary>Fused neural operations at the sizes of the peer: milliseconds of each case, to be set beside peer_neural.py.</summary>
internal static class NeuralSuite
{
    /// <summary>Runs the cases whose names contain one of <paramref name="filters"/>, or all.</summary>
    public static int Run(string[] filters)
    {
        foreach (int threads in new[] { 1, 2 })
        {
            Workers.Count = threads;
            foreach (var (name, step) in Cases())
            {
                if (filters.Length > 0 && !filters.Any(f => name.Contains(f, StringComparison.Ordinal))) continue;
                var (median, best) = Timing.Seconds(() =>
                {
                    using var scope = MemoryScope.Step();
                    step();
                }, 2.0);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {threads} threads  median {median * 1e3,9:f3} ms  best {best * 1e3,9:f3} ms"));
            }
        }
        return 0;
    }

    static IEnumerable<(string, Action)> Cases()
    {
        var random = new Generator(1);
        Tensor square = Init.Normal([4096, 4096], random), wide = Init.Normal([32, 50257], random), rows = Init.Normal([4096, 768], random);
        Tensor weight = Leaf(Tensor.Ones([768])), bias = Leaf(Tensor.Zeros([768]));
        yield return ("softmax_4096x4096", () => square.Softmax());
        yield return ("softmax_32x50257", () => wide.Softmax());
        yield return ("layernorm_4096x768", () => { using (Autograd.NoGrad()) rows.LayerNorm([768], weight, bias); });
        var trained = Leaf(rows);
        var seed = Init.Normal([4096, 768], random);
        yield return ("layernorm_4096x768_fwdbwd", () => Back(trained.LayerNorm([768], weight, bias), seed, trained, weight, bias));
        var million = Leaf(Init.Normal([1_000_000], random));
        var ones = Tensor.Ones([1_000_000]);
        yield return ("gelu_1e6", () => { using (Autograd.NoGrad()) million.Gelu(); });
        yield return ("gelu_1e6_fwdbwd", () => Back(million.Gelu(), ones, million));
        yield return ("gelu_tanh_1e6", () => { using (Autograd.NoGrad()) million.Gelu(tanh: true); });
        yield return ("gelu_tanh_1e6_fwdbwd", () => Back(million.Gelu(tanh: true), ones, million));
        Tensor q = Leaf(Init.Normal([12, 4, 64, 32], random)), k = Leaf(Init.Normal([12, 4, 64, 32], random)), v = Leaf(Init.Normal([12, 4, 64, 32], random)), dy = Init.Normal([12, 4, 64, 32], random);
        yield return ("attention_12x4x64x32_fwdbwd", () => Back(Tensor.Attention(q, k, v, isCausal: true), dy, q, k, v));
        Tensor q2 = Leaf(Init.Normal([1, 12, 1024, 64], random)), k2 = Leaf(Init.Normal([1, 12, 1024, 64], random)), v2 = Leaf(Init.Normal([1, 12, 1024, 64], random)), dy2 = Init.Normal([1, 12, 1024, 64], random);
        yield return ("attention_1x12x1024x64_fwd", () => { using (Autograd.NoGrad()) Tensor.Attention(q2, k2, v2, isCausal: true); });
        yield return ("attention_1x12x1024x64_fwdbwd", () => Back(Tensor.Attention(q2, k2, v2, isCausal: true), dy2, q2, k2, v2));
        var p = Leaf(Init.Normal([10_000_000], random));
        p.Grad = Init.Normal([10_000_000], random);
        var adam = new AdamW([p], 1e-3);
        yield return ("adamw_1e7", adam.Step);
        var logits = Leaf(Init.Normal([512, 50257], random));
        var target = Tensor.From<long>([.. Enumerable.Range(0, 512).Select(i => i * 97L)]);
        yield return ("cross_entropy_512x50257_fwd", () => { using (Autograd.NoGrad()) Losses.CrossEntropy(logits, target); });
        yield return ("cross_entropy_512x50257_fwdbwd", () => Back(Losses.CrossEntropy(logits, target), null, logits));
        Tensor images = Leaf(Init.Normal([8, 64, 56, 56], random)), kernel = Leaf(Init.Normal([64, 64, 3, 3], random)), dImages = Init.Normal([8, 64, 56, 56], random);
        yield return ("conv_b8_64x56x56_64_fwd", () => { using (Autograd.NoGrad()) images.Convolution(kernel, padding: [1]); });
        yield return ("conv_b8_64x56x56_64_fwdbwd", () => Back(images.Convolution(kernel, padding: [1]), dImages, images, kernel));
    }

    static Tensor Leaf(Tensor x)
    {
        x = x.Clone();
        x.RequiresGrad = true;
        return x;
    }

    static void Back(Tensor y, Tensor? seed, params Tensor[] leaves)
    {
        y.Backward(seed);
        foreach (var leaf in leaves) leaf.Grad = null;
    }
}
