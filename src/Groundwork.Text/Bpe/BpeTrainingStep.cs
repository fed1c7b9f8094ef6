namespace Groundwork.Text;

/// <summary>What training reports after each merge. An immutable value, safe to pass between threads.</summary>
/// <param name="VocabularySize">The size reached, special tokens included.</param>
/// <param name="TargetSize">The size asked for.</param>
/// <param name="Left">The text of the left token; a part of a character shows as U+FFFD.</param>
/// <param name="Right">The text of the right token.</param>
/// <param name="Count">How often the pair stood in the training text.</param>
public readonly record struct BpeTrainingStep(int VocabularySize, int TargetSize, string Left, string Right, long Count);
