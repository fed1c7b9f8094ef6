namespace Groundwork;

/// <summary>A file is not what its format asks for: named with the format, the place and what was found. Nothing was taken from it.</summary>
/// <remarks>Not written to after it was made: safe to read from several threads.</remarks>
public sealed class TensorFileException : FormatException
{
    /// <summary>An exception whose message is <c>format: what</c>.</summary>
    public TensorFileException(string format, string what, Exception? inner = null) : base($"{format}: {what}", inner) => Format = format;

    /// <summary>The format that was expected, such as <c>safetensors</c>.</summary>
    public string Format { get; }
}
