namespace Groundwork.Plots;

// The one place where plots meet data frames.
public readonly partial struct Values
{
    /// <summary>The values of a numeric column of a data frame.</summary>
    /// <exception cref="FrameException">The column holds no numbers, or some are missing.</exception>
    public static implicit operator Values(Column column) => (column ?? throw new ArgumentNullException(nameof(column))).ToTensor();
}
