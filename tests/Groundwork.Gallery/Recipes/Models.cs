namespace Groundwork.Gallery;

public sealed class LossOfTraining() : Recipe("Loss", "The raw loss faint behind its smoothed line, with the validation losses.")
{
    public override Figure Draw()
    {
        var random = new Generator(3);
        double[] steps = [.. Enumerable.Range(1, 600).Select(i => 5.0 * i)];
        double[] train = [.. steps.Select(s => 1.5 + 2.7 * Math.Exp(-s / 500) + 0.12 * random.NextNormal())];
        double[] at = [.. steps.Where(s => s % 250 == 0)], validation = [.. at.Select(s => 1.62 + 2.6 * Math.Exp(-s / 520))];
        return Plot.LossCurve(steps, train, at, validation);
    }
}

public sealed class LearningRates() : Recipe("Learning rate range", "The learning rate rises until the loss blows up; a good one lies well before.")
{
    public override Figure Draw()
    {
        var random = new Generator(5);
        double[] rates = [.. Enumerable.Range(0, 200).Select(i => 1e-6 * Math.Pow(10, i / 33.0))];
        double[] losses = [.. rates.Select(r => 4.2 - 1.9 / (1 + Math.Pow(3e-4 / r, 1.6)) + Math.Pow(r / 0.09, 2.5) + 0.05 * random.NextNormal())];
        return Plot.LearningRateRange(rates, losses);
    }
}

public sealed class WeightsAtOneMoment() : Recipe("Weights", "How the elements of a weight are spread.")
{
    public override Figure Draw() =>
        Plot.WeightHistogram(Tensor.Normal([64, 64], seed: 7, deviation: 0.08), "Linear.Weight");
}

public sealed class GradientsOverTime() : Recipe("Gradients over time, as ridges", "One ridge for each moment, the first at the back: gradients that fade or blow up are seen at once.")
{
    public override Figure Draw()
    {
        double[] steps = [.. Enumerable.Range(0, 16).Select(i => 100.0 * i)];
        Tensor[] gradients = [.. steps.Select((s, i) => Tensor.Normal([2000], seed: i, mean: 0.3 * Math.Exp(-s / 400), deviation: 0.12 + 0.3 * Math.Exp(-s / 600)))];
        return Plot.Ridges(steps, gradients, "Gradient of Linear.Weight");
    }
}

public sealed class ActivationsOverTime() : Recipe("Activations over time, as a map", "The same in colours: steps from left to right, values from bottom to top.")
{
    public override Figure Draw()
    {
        double[] steps = [.. Enumerable.Range(0, 50).Select(i => 40.0 * i)];
        Tensor[] activations = [.. steps.Select((s, i) => Tensor.Normal([1500], seed: i, mean: 1 - Math.Exp(-s / 500), deviation: 0.2 + 0.4 * Math.Exp(-s / 300)))];
        return Plot.HistogramHistory(steps, activations, "Activations of the second layer");
    }
}

public sealed class ConfusionOfClasses() : Recipe("Confusion matrix", "How often each class was taken for each.")
{
    public override Figure Draw()
    {
        Tensor counts = Tensor.From<long>([50, 3, 1, 4, 41, 6, 0, 2, 62], [3, 3]);
        return Plot.ConfusionMatrix(counts, ["Adelie", "Chinstrap", "Gentoo"]);
    }
}

public sealed class RecallOfClasses() : Recipe("Confusion matrix, in shares", "Of each true class: which share was taken for what? The diagonal is the recall.")
{
    public override Figure Draw()
    {
        Tensor counts = Tensor.From<long>([50, 3, 1, 4, 41, 6, 0, 2, 62], [3, 3]);
        return Plot.ConfusionMatrix(counts, ["Adelie", "Chinstrap", "Gentoo"], Share.OfTrue);
    }
}

public sealed class RocOfModels() : Recipe("ROC curves", "Positives found against false alarms, at every threshold, for two models; the areas stand in the legend.")
{
    public override Figure Draw()
    {
        double[] labels = [.. Enumerable.Range(0, 300).Select(i => i % 3 == 0 ? 1.0 : 0)];
        RankedScores Ranked(double skill, long seed)
        {
            var random = new Generator(seed);
            return RankedScores.Of(Tensor.From(labels), Tensor.From(Array.ConvertAll(labels, l => skill * l + random.NextNormal())));
        }
        return Plot.Roc(("large model", Ranked(1.9, seed: 1)), ("small model", Ranked(1, seed: 2)));
    }
}

public sealed class PrecisionAndRecall() : Recipe("Precision and recall", "For rare positives: how precise is each share of them found? The dashed line is a guess.")
{
    public override Figure Draw()
    {
        var random = new Generator(4);
        double[] labels = [.. Enumerable.Range(0, 400).Select(i => i % 5 == 0 ? 1.0 : 0)];
        double[] scores = [.. labels.Select(l => 1.6 * l + random.NextNormal())];
        return Plot.PrecisionRecall(labels, scores);
    }
}

public sealed class CalibrationOfModel() : Recipe("Calibration", "Do probabilities mean what they say? On the diagonal they do; this model is too sure of itself.")
{
    public override Figure Draw()
    {
        var random = new Generator(6);
        double[] probabilities = [.. Enumerable.Range(0, 2000).Select(_ => 1 / (1 + Math.Exp(-2.2 * random.NextNormal())))];
        double[] labels = [.. probabilities.Select(p => random.NextDouble() < 0.5 + 0.62 * (p - 0.5) ? 1.0 : 0)];
        return Plot.Calibration(labels, probabilities);
    }
}

public sealed class AttentionOfOneHead() : Recipe("Attention, one head", "How much each token looks at each one before it.")
{
    public override Figure Draw()
    {
        string[] tokens = ["The", " penguin", " slid", " down", " the", " ice", " and", " it", " laughed"];
        Tensor scores = 1.6 * Tensor.Randn([9, 9], seed: 11);
        Tensor weights = (scores + Tensor.FromFunction(9, 9, (q, k) => k > q ? float.NegativeInfinity : 0f)).Softmax();
        return Plot.Attention(weights, tokens);
    }
}

public sealed class AttentionOfAllHeads() : Recipe("Attention, all heads", "The heads of one layer, with the same colours for the same weights.")
{
    public override Figure Draw()
    {
        string[] tokens = ["a", "b", "c", "a", "b", "c", "a", "b"];
        Tensor scores = Tensor.FromFunction<float>([4, 8, 8], at => at[2] > at[1] ? float.NegativeInfinity : -0.9f * MathF.Abs(at[1] - at[2] - at[0]));
        return Plot.Attention(scores.Softmax(), tokens);
    }
}
