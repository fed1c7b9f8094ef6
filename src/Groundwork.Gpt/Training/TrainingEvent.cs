namespace Groundwork.Gpt;

/// <summary>Something a training run tells while it goes on. Whoever listens decides how to show it.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Step">The number of steps done.</param>
public abstract record TrainingEvent(int Step);

/// <summary>A step was made.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Step">The number of steps done.</param>
/// <param name="Loss">The loss of the step's batch, in nats a token.</param>
/// <param name="LearningRate">The learning rate of the step.</param>
/// <param name="GradientNorm">The norm of all gradients before clipping.</param>
/// <param name="Tokens">Tokens the step trained on.</param>
/// <param name="Elapsed">How long the step took.</param>
public sealed record StepDone(int Step, double Loss, double LearningRate, double GradientNorm, int Tokens, TimeSpan Elapsed) : TrainingEvent(Step);

/// <summary>The model was evaluated on the validation text.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Step">The number of steps done.</param>
/// <param name="Evaluation">What came out.</param>
public sealed record Evaluated(int Step, Evaluation Evaluation) : TrainingEvent(Step);

/// <summary>A checkpoint was written.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Step">The number of steps done.</param>
/// <param name="Path">The file.</param>
public sealed record CheckpointWritten(int Step, string Path) : TrainingEvent(Step);

/// <summary>How well a model predicts a text.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Loss">Mean cross-entropy, in nats a token.</param>
/// <param name="Tokens">Tokens that were predicted.</param>
/// <param name="BitsPerByte">Cross-entropy in bits for each byte of the text in UTF-8: what can be compared between tokenizers.</param>
public sealed record Evaluation(double Loss, long Tokens, double BitsPerByte)
{
    /// <summary>e to the loss: how many equally likely tokens the model hesitates between.</summary>
    public double Perplexity => Math.Exp(Loss);
}
