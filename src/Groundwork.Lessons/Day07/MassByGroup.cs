using System.Globalization;
using static Groundwork.Frame;

namespace Groundwork.Lessons;

public static partial class Day07
{
    /// <summary>7.2, the mean mass for each species and sex: a frame with the columns <c>species</c>, <c>sex</c> and <c>mass</c>, sorted by the first two.</summary>
    public static Exercise<Func<DataFrame, DataFrame>, DataFrame> MassByGroup { get; } = new("7.2", "mean mass by species and sex", (f, x) => TextAndNumber(f(x), "species", "sex", "mass"))
    {
        Reference = birds => Means(birds),
        AlsoRight = [birds => ByLinq(birds)],
        Cases = draw =>
        {
            DataFrame birds = Birds(draw, draw.Length(8));
            var groups = birds.Rows().Where(bird => !bird.IsMissing("sex")).GroupBy(bird => ((string)bird["species"]!, (string)bird["sex"]!)).ToArray();
            Draw.Assume(groups.Length > 0 && groups.All(group => group.Any(bird => !bird.IsMissing("body_mass_g"))));    // a mean of nothing is no number
            return birds;
        },
        Mistakes =
        {
            { "counts a missing mass as 0", birds => Means(birds.FillMissing(("body_mass_g", 0.0))), "A bird that was not weighed does not weigh 0 g: leave it out of the sum and of the count.", "section 2" },
            { "divides whole numbers", birds => Means(birds).WithColumns(Col("mass").Floor().As("mass")), "`int / int` drops what stands behind the point: sum in a double, or let `Mean` do it.", "section 4" },
            { "keeps the birds of unknown sex", birds => birds.GroupBy(["species", "sex"], keepMissing: true).Agg(Col("body_mass_g").Mean().As("mass")), "Unknown is no third sex here: birds whose sex is missing are left out, as `GroupBy` does unless told otherwise.", "section 4" },
            { "takes the median", birds => birds.GroupBy("species", "sex").Agg(Col("body_mass_g").Median().As("mass")), "The median is the one in the middle; the mean adds up and divides.", "section 4" },
            { "adds up without dividing", birds => birds.GroupBy("species", "sex").Agg(Col("body_mass_g").Sum().As("mass")), "The sum grows with the number of birds: a mean is divided by it.", "section 4" },
        },
        Hints =
        [
            "Split, apply, combine: which columns split the birds, what is computed for each part?",
            "birds.GroupBy(\"species\", \"sex\") splits and sorts; .Agg(…) computes.",
            "return birds.GroupBy(\"species\", \"sex\").Agg(Col(\"body_mass_g\").Mean().As(\"mass\"));",
        ],
        Why = "Grouping splits the rows by the keys, and every aggregate then sees one part at a time, without its missing values.",
    };

    static DataFrame Means(DataFrame birds) => birds.GroupBy("species", "sex").Agg(Col("body_mass_g").Mean().As("mass"));

    static DataFrame ByLinq(DataFrame birds)
    {
        var groups = birds.Rows().Where(bird => !bird.IsMissing("sex") && !bird.IsMissing("body_mass_g"))
            .GroupBy(bird => (Species: (string)bird["species"]!, Sex: (string)bird["sex"]!)).OrderBy(group => group.Key.Species, StringComparer.Ordinal).ThenBy(group => group.Key.Sex, StringComparer.Ordinal).ToArray();
        return DataFrame.Of(("species", groups.Select(group => group.Key.Species).ToArray()), ("sex", groups.Select(group => group.Key.Sex).ToArray()),
            ("mass", groups.Select(group => group.Average(bird => Number(bird["body_mass_g"]))).ToArray()));
    }

    static DataFrame Birds(Draw draw, int count) => new([
        Column.From("species", draw.Many(count, () => draw.Pick("Adelie", "Gentoo", "Chinstrap"))),
        Column.From("sex", draw.Many(count, () => draw.Pick("MALE", "FEMALE", null))),
        Column.From("body_mass_g", draw.Many(count, () => draw.Whole(0, 3) == 3 ? null : (double?)(3000 + (50 * draw.Whole(0, 60))))),
    ]);

    // Two columns of text and one of numbers, in this order whatever the frame's is.
    static object? TextAndNumber(DataFrame? frame, string first, string second, string number) => frame is null ? null : (Texts(frame[first]), Texts(frame[second]), Numbers(frame[number]));

    static string[] Texts(Column column) => [.. column.Select(value => value?.ToString() ?? "missing")];

    static double[] Numbers(Column column) => [.. column.Select(Number)];

    static double Number(object? value) => value is null ? double.NaN : Convert.ToDouble(value, CultureInfo.InvariantCulture);
}
