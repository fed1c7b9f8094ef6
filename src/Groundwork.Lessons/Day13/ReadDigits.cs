using Groundwork.Nn;

namespace Groundwork.Lessons;

public static partial class Day13
{
    /// <summary>13.5, a small convolutional network that reads digits: trained on pictures [n, 1, 8, 8] and labels [n], it gives scores [n, 10].</summary>
    public static Exercise<Func<Tensor, Tensor, long, Layer>, (Tensor Images, Tensor Labels, long Seed)> ReadDigits { get; } = new("13.5", "a network that reads digits", (f, x) => f(x.Images, x.Labels, x.Seed))
    {
        Trials =
        {
            { "seed 1: at least 90 of 100 new digits are read", f => Read(f, 1) },
            { "seed 2: the same", f => Read(f, 2) },
            { "seed 3: the same", f => Read(f, 3) },
        },
        Rules = [Rule.NoCall("Softmax", "LogSoftmax"), Rule.Before("ZeroGrad", "Backward")],
        Hints =
        [
            "Sequential: Conv2d(1, 16, 3, padding: 1), Relu, MaxPool2d(2), Flatten, Linear(256, 10). Give each layer with weights generator: new Generator(seed).",
            "Adam with learning rate 0.01, batches of 50 from DataLoader.Of(new TensorDataset(images, labels), 50, shuffle: …), 8 epochs.",
            "CrossEntropy takes the scores: no softmax before it. Return the model when the loop is done.",
        ],
        Why = "Sixteen small filters slide over the picture and look for strokes; wherever a stroke is, the same weights find it.",
    };

    static Claim Read(Func<Tensor, Tensor, long, Layer> f, long seed)
    {
        Glyphs glyphs = new(1200, seed: 40 + seed), fresh = new(400, seed: 90 + seed);
        Layer model = f(glyphs.Images.Unsqueeze(1), glyphs.Labels, seed);
        model.Eval();
        using var _ = Autograd.NoGrad();
        return Claim.AtLeast(Metrics.Accuracy(model.Call(fresh.Images.Unsqueeze(1)).ArgMax(axis: 1), fresh.Labels), 0.9, "the share of new digits that it reads");
    }
}
