using System.Reflection;
using System.Xml.Linq;
using Groundwork.Gallery;

namespace Groundwork.Plots;

/// <summary>The gallery is whole, draws, and is the one that the repository holds.</summary>
public sealed class GalleryTests
{
    public static TheoryData<string> Names => [.. Recipe.All.Select(r => r.FileName)];

    static Recipe Find(string name) => Recipe.All.Single(r => r.FileName == name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_recipe_draws_and_the_gallery_holds_its_pictures(string name)
    {
        string folder = Path.Combine(Folder(), "pictures");
        foreach (var (file, svg) in GalleryPage.Pictures(Find(name)))
        {
            XDocument.Parse(svg);
            Assert.DoesNotMatch(@"\bNaN\b", svg);
            Assert.DoesNotContain("no data", svg);
            Assert.True(File.Exists(Path.Combine(folder, file)), $"{file} is missing: run tests/Groundwork.Gallery");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_recipe_draws_in_a_terminal_and_in_pixels(string name)
    {
        Figure figure = Find(name).Draw();
        Assert.All(figure.ToText(70, 14).Split('\n'), line => Assert.True(line.Length <= 70, line));
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], figure.ToPng(scale: 1)[..4]);
    }

    [Fact]
    public void The_pages_hold_every_recipe_with_its_code()
    {
        Assert.True(Recipe.All.Count >= 60);
        Assert.Equal(GalleryPage.Html(Recipe.All), File.ReadAllText(Path.Combine(Folder(), "index.html")));
        Assert.Equal(GalleryPage.Markdown(Recipe.All), File.ReadAllText(Path.Combine(Folder(), "README.md")));
    }

    [Fact]
    public void No_two_recipes_have_the_same_name_or_file()
    {
        Assert.Equal(Recipe.All.Count, Recipe.All.Select(r => r.Name).Distinct().Count());
        Assert.Equal(Recipe.All.Count, Recipe.All.Select(r => r.FileName).Distinct().Count());
    }

    [Fact]
    public void Pictures_of_recipes_that_are_gone_are_gone_too()
    {
        HashSet<string> names = [.. Recipe.All.SelectMany(r => new[] { $"{r.FileName}.svg", $"{r.FileName}-dark.svg" })];
        Assert.All(Directory.EnumerateFiles(Path.Combine(Folder(), "pictures")), f => Assert.Contains(Path.GetFileName(f), names));
    }

    [Fact]
    public void The_pictures_together_stay_small() =>
        Assert.InRange(Directory.EnumerateFiles(Path.Combine(Folder(), "pictures")).Sum(f => new FileInfo(f).Length), 1, 3_200_000);

    [Fact]
    public void Every_mark_is_shown()
    {
        HashSet<Type> shown = [.. Recipe.All.SelectMany(r => r.Draw().Plots).SelectMany(Within).SelectMany(a => a.AllMarks).Select(m => m.GetType())];
        Assert.All(typeof(Mark).Assembly.GetExportedTypes().Where(t => t.IsSubclassOf(typeof(Mark)) && !t.IsAbstract), mark => Assert.Contains(mark, shown));
    }

    [Fact]
    public void Every_scale_is_shown()
    {
        HashSet<Scale> shown = [.. Recipe.All.SelectMany(r => r.Draw().Plots).SelectMany(a => new[] { a.X.Scale, a.Y.Scale })];
        Assert.Empty(Enum.GetValues<Scale>().Except(shown));
    }

    // Plots that only wrap one mark are shown by that mark.
    [Fact]
    public void Every_verb_and_plot_of_a_model_is_shown()
    {
        string code = string.Concat(Recipe.All.Select(r => r.Code));
        IEnumerable<string> verbs = typeof(TablePlots).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => m.ReturnType == typeof(Figure)).Select(m => m.Name);
        IEnumerable<string> plots = typeof(Plot).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.ReturnType == typeof(Figure)).Select(m => m.Name)
            .Where(name => !typeof(Axes).GetMethods().Any(m => m.Name == $"Add{name}" || m.Name == $"Add{name}s"));
        Assert.All(verbs.Concat(plots).Distinct(), name => Assert.Matches($@"\.{name}\(", code));
    }

    [Fact]
    public void Code_is_shown_as_a_reader_would_write_it()
    {
        Recipe recipe = Find("scatter-by-group");
        Assert.Equal("Figure figure = Plot.Of(Penguins, hue: \"species\").Scatter(\"bill_length_mm\", \"bill_depth_mm\");", recipe.Code);
        Assert.All(Recipe.All, r => Assert.DoesNotContain("return figure;", r.Code));
    }

    static IEnumerable<Axes> Within(Axes axes) => axes.Insets.Select(i => i.Axes).Prepend(axes);

    static string Folder([System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Groundwork.slnx"))) return Path.Combine(folder.FullName, "docs", "gallery");
        return Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "docs", "gallery");
    }
}
