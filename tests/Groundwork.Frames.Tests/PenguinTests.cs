using System.Text.RegularExpressions;
using static Groundwork.Frame;

namespace Groundwork;

/// <summary>The analysis of the penguins in docs/frames.md, from the file to the tables.</summary>
public sealed class PenguinTests
{
    [Fact]
    public void The_tables_in_the_documentation_are_those_that_its_code_gives()
    {
        var penguins = DataFrame.ReadCsv(Path.Combine(AppContext.BaseDirectory, "data", "penguins.csv"));
        var clean = penguins
            .DropMissing(["body_mass_g"])
            .WithColumns(
                (Col("body_mass_g") / 1000).As("kg"),
                (Col("bill_length_mm") / Col("bill_depth_mm")).As("bill_ratio"),
                Col("sex").FillMissing("unknown"));
        DataFrame[] tables =
        [
            penguins.Info(),
            clean.GroupBy("species", "sex").Agg(Count().As("n"), Col("kg").Mean().As("kg"), Col("kg").Std().As("spread"), Col("bill_ratio").Median().As("bill")),
            clean.PivotTable(["species"], ["island"], [Col("kg").Mean()]),
            clean.CrossTab("species", "island", margins: true),
            clean.Corr(["kg", "flipper_length_mm", "bill_length_mm"]),
            clean.WithColumns((Col("kg") - Col("kg").Mean().Over("species")).As("above_species")).Largest(5, "above_species").Select("species", "island", "kg", "above_species"),
        ];
        var text = string.Join("\n\n", tables.Select(table => table.ToString()));
        var page = Page();
        if (Environment.GetEnvironmentVariable("GROUNDWORK_UPDATE") == "1")
        {
            page = Regex.Replace(page, "```text\n.*?\n```", _ => $"```text\n{text}\n```", RegexOptions.Singleline);
            File.WriteAllText(PagePath(), page);
        }
        Assert.Contains($"```text\n{text}\n```", page);
    }

    private static string Page() => File.ReadAllText(PagePath()).ReplaceLineEndings("\n");

    private static string PagePath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Groundwork.slnx"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "docs", "frames.md");
    }
}
