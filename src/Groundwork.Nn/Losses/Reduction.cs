namespace Groundwork.Nn;

/// <summary>How the losses of single elements become one number.</summary>
public enum Reduction
{
    /// <summary>Their mean; for losses with class weights, the weighted mean.</summary>
    Mean,
    /// <summary>Their sum.</summary>
    Sum,
    /// <summary>Not at all: one loss an element.</summary>
    None,
    /// <summary>Their sum divided by the size of the first axis; for <c>Losses.KlDiv</c>.</summary>
    BatchMean,
}
