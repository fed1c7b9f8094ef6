using System.Text.Json;
using Groundwork.Nn;

namespace Groundwork.Gpt;

/// <summary>How a model is trained: everything besides the model's shape and the text that decides the result. Immutable.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record TrainingOptions
{
    /// <summary>The number of optimiser steps.</summary>
    public int Steps { get; init; } = 2_000;

    /// <summary>Windows of text in a batch.</summary>
    public int BatchSize { get; init; } = 12;

    /// <summary>Batches whose gradients are averaged before a step is made.</summary>
    public int Accumulation { get; init; } = 1;

    /// <summary>The learning rate after the warm-up.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The learning rate at the end of the cosine.</summary>
    public double FinalLearningRate { get; init; } = 1e-4;

    /// <summary>Steps in which the learning rate rises to its full value.</summary>
    public int Warmup { get; init; } = 100;

    /// <summary>How slowly AdamW forgets gradients.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>How slowly AdamW forgets squared gradients.</summary>
    public double Beta2 { get; init; } = 0.99;

    /// <summary>The part of a matrix, times the learning rate, that a step takes away. Vectors are not decayed.</summary>
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>The norm to which all gradients together are cut; 0 leaves them.</summary>
    public double ClipNorm { get; init; } = 1;

    /// <summary>Decides initial weights, batches and dropout.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The part at the end of the text that is kept for validation.</summary>
    public double ValidationPart { get; init; } = 0.1;

    /// <summary>Steps between two evaluations; there is one at the end in any case.</summary>
    public int EvaluateEvery { get; init; } = 250;

    /// <summary>The most windows of the validation text that an evaluation looks at, from its start; 0 for all.</summary>
    public int EvaluationWindows { get; init; }

    /// <summary>Steps between two checkpoints; there is one at the end in any case.</summary>
    public int CheckpointEvery { get; init; } = 500;

    /// <summary>How many checkpoints are kept, the newest; 0 for all.</summary>
    public int KeepCheckpoints { get; init; } = 3;

    /// <summary>These options, if a run can be made of them.</summary>
    /// <exception cref="ArgumentException">A number is out of its range.</exception>
    public TrainingOptions Checked()
    {
        Require(Steps >= 1, "steps", Steps, "at least 1");
        Require(BatchSize >= 1, "batchSize", BatchSize, "at least 1");
        Require(Accumulation >= 1, "accumulation", Accumulation, "at least 1");
        Require(LearningRate is > 0 and < 100, "learningRate", LearningRate, "above 0 and below 100");
        Require(FinalLearningRate >= 0 && FinalLearningRate <= LearningRate, "finalLearningRate", FinalLearningRate, $"from 0 to the learning rate, {LearningRate}");
        Require(Warmup >= 0, "warmup", Warmup, "at least 0");
        Require(Beta1 is >= 0 and < 1, "beta1", Beta1, "in [0, 1)");
        Require(Beta2 is >= 0 and < 1, "beta2", Beta2, "in [0, 1)");
        Require(WeightDecay >= 0, "weightDecay", WeightDecay, "at least 0");
        Require(ClipNorm >= 0, "clipNorm", ClipNorm, "at least 0");
        Require(ValidationPart is > 0 and < 1, "validationPart", ValidationPart, "between 0 and 1");
        Require(EvaluateEvery >= 1, "evaluateEvery", EvaluateEvery, "at least 1");
        Require(EvaluationWindows >= 0, "evaluationWindows", EvaluationWindows, "at least 0");
        Require(CheckpointEvery >= 1, "checkpointEvery", CheckpointEvery, "at least 1");
        Require(KeepCheckpoints >= 0, "keepCheckpoints", KeepCheckpoints, "at least 0");
        return this;

        static void Require(bool holds, string name, double value, string range)
        {
            if (!holds) throw new ArgumentException(FormattableString.Invariant($"training: {name} is {value}; it must be {range}"));
        }
    }

    /// <summary>The learning rate of a step: a linear warm-up, then half a cosine down to the final rate.</summary>
    /// <param name="step">The step, from 0.</param>
    public double LearningRateAt(int step)
    {
        // Not WarmupCosine, which goes down to a factor of the rate: it rounds otherwise, and a resumed run must give the bits of one that was begun earlier.
        if (step < Warmup) return LearningRate * (step + 1) / Warmup;
        int steps = Math.Max(1, Steps - Warmup);
        return Schedule.Cosine(LearningRate, steps, FinalLearningRate).At(Math.Min(step - Warmup, steps));
    }

    /// <summary>The options as JSON, with every property; the same options give the same text.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, GptJson.Default.TrainingOptions);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not such JSON.</exception>
    public static TrainingOptions FromJson(string json)
    {
        try
        {
            return (JsonSerializer.Deserialize(json, GptJson.Default.TrainingOptions) ?? throw new FormatException("training: the options are null")).Checked();
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            throw new FormatException($"training: these are not options: {e.Message}", e);
        }
    }
}
