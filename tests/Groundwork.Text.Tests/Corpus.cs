namespace Groundwork.Text.Tests;

/// <summary>Tiny Shakespeare, which stands beside the repository on machines that have it and is never part of it.</summary>
internal static class Corpus
{
    public static string? Path { get; } = Find();

    public static string Read() => File.ReadAllText(Path!);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = System.IO.Path.Combine(folder.FullName, "shared", "data", "tinyshakespeare.txt");
            if (File.Exists(path)) return path;
        }
        return null;
    }
}

/// <summary>A fact about <see cref="Corpus"/>, skipped where it is missing.</summary>
internal sealed class CorpusFactAttribute : FactAttribute
{
    public CorpusFactAttribute()
    {
        if (Corpus.Path is null) Skip = "shared/data/tinyshakespeare.txt is not on this machine";
    }
}
