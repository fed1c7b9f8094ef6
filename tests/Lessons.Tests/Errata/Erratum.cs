using Groundwork.Repository;

namespace Groundwork.Lessons.Errata;

/// <summary>One place where the page is wrong, incomplete or fragile.</summary>
/// <param name="Id">E1 to E28.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Page">What the page says or does.</param>
/// <param name="Right">What is right, and why it matters.</param>
/// <param name="Proof">The numbers that show it, computed by the library.</param>
sealed record Erratum(string Id, string Title, string Page, string Right, string Proof);

/// <summary>The document that holds them all.</summary>
static class ErrataPage
{
    const string Path = "docs/errata.md";

    const string Introduction = """
        # Errata of the page

        The course follows a page named *GenAI Foundations*. This is what we found wrong or fragile in it, and what we do instead. The page's examples, put right and in C#, are in
        [lessons/page](../lessons/page/1-vectors-and-matrices.cs).

        Every number below is computed by the library when the tests run (`tests/Lessons.Tests/Errata`), and a test fails if this file says another one.
        `GROUNDWORK_UPDATE=1 dotnet test -c Release tests/Lessons.Tests` writes it anew.
        """;

    /// <summary>The file as it is in the repository.</summary>
    public static string Written => File.Exists(RepositoryFiles.PathOf(Path)) ? RepositoryFiles.Read(Path) : "";

    /// <summary>The file as it should be.</summary>
    public static string Of(IEnumerable<Erratum> errata) => Introduction.ReplaceLineEndings("\n") + "\n" + string.Concat(errata.Select(Section));

    /// <summary>Puts a text into the repository.</summary>
    public static void Write(string text) => File.WriteAllText(RepositoryFiles.PathOf(Path), text);

    static string Section(Erratum e) => $"""

        ## {e.Id}. {e.Title}

        - **The page:** {e.Page}
        - **Right:** {e.Right}
        - **Numbers:** {e.Proof}

        """.ReplaceLineEndings("\n");
}
