namespace Groundwork.Repository;

/// <summary>Pages of the documentation whose code runs from top to bottom and prints what they say.</summary>
[Collection("current folder")]
public sealed class PageTests
{
    [Theory]
    [InlineData("docs/data-loading.md")]
    [InlineData("docs/networks.md")]
    public async Task The_code_of_a_page_prints_what_the_page_says(string path)
    {
        var page = new Page(path);
        string[] printed = await InAFolderOfItsOwn(page.Run);
        if (RepositoryFiles.IsUpdating)
        {
            page.Write(printed);
            page = new Page(path);
        }
        string[] said = page.Said();
        Assert.Equal(said.Length + 1, printed.Length); // behind the last block nothing is printed
        for (int i = 0; i < said.Length; i++) Assert.Equal(said[i], printed[i]);
    }

    static async Task<T> InAFolderOfItsOwn<T>(Func<Task<T>> run)
    {
        string before = Environment.CurrentDirectory;
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("groundwork-page-");
        try
        {
            Environment.CurrentDirectory = scratch.FullName;
            return await run();
        }
        finally
        {
            Environment.CurrentDirectory = before;
            scratch.Delete(recursive: true);
        }
    }
}
