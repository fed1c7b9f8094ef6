namespace Groundwork.Text;

/// <summary>
/// A tokenizer file that cannot be read: broken JSON, a missing part, or a part that this library does not
/// understand. The message reads <c>source: place: what is wrong</c>. An ordinary exception: safe to share
/// between threads once thrown.
/// </summary>
/// <example><code>
/// try { Tokenizer.FromJson("{}"); }
/// catch (TokenizerFormatException e) { Console.WriteLine(e.Place); }   // $
/// </code></example>
public sealed class TokenizerFormatException : FormatException
{
    /// <summary>An exception for one place of one file.</summary>
    /// <param name="file">The file's name, or a word for text that came from elsewhere.</param>
    /// <param name="place">A JSON path such as <c>model.merges[3]</c>, or <c>line 7</c>.</param>
    /// <param name="problem">What was found there, and what to do about it.</param>
    /// <param name="inner">The cause, or null.</param>
    public TokenizerFormatException(string file, string place, string problem, Exception? inner = null)
        : base($"{Shortened(file)}: {Shortened(place)}: {Shortened(problem)}", inner)
    {
        File = file;
        Place = place;
    }

    /// <summary>The name of the file that was read, or <c>json</c> for text that came from elsewhere.</summary>
    public string File { get; }

    /// <summary>Where in the file: a JSON path such as <c>model.merges[3]</c>, <c>$</c> for the whole, or <c>line 7</c>.</summary>
    public string Place { get; }

    // The parts may quote a stranger's file, where a single token can be megabytes long.
    private static string Shortened(string text) => text.Length <= 300 ? text : $"{text.AsSpan(0, 300)}…";
}
