using static Groundwork.Frame;

namespace Groundwork.Lessons;

public static partial class Day07
{
    /// <summary>7.3, missing masses of the test birds filled with the median of their species among the training birds. All rows stay, in their order.</summary>
    public static Exercise<Func<DataFrame, DataFrame, DataFrame>, (DataFrame Train, DataFrame Test)> Impute { get; } = new("7.3", "fill in by the group's median", (f, x) => Masses(f(x.Train, x.Test)))
    {
        IsChallenge = true,
        Reference = (train, test) => Filled(test, Medians(train)),
        AlsoRight = [(train, test) => ByRow(train, test)],
        Cases = draw =>
        {
            DataFrame train = Birds(draw, draw.Whole(1, 8)), test = Birds(draw, draw.Length(5));
            string[] known = [.. train.Rows().Where(bird => !bird.IsMissing("body_mass_g")).Select(bird => (string)bird["species"]!)];
            Draw.Assume(test.Rows().All(bird => known.Contains((string)bird["species"]!)));
            return (train, test);
        },
        Mistakes =
        {
            { "fills with the median of all birds", (train, test) => test.WithColumns(Col("body_mass_g").FillMissing(Median(train)).As("body_mass_g")), "A Gentoo weighs over a kilogram more than an Adelie: the median of all is typical of neither.", "section 5" },
            { "fills with the mean of the species", (train, test) => Filled(test, train.GroupBy("species").Agg(Col("body_mass_g").Mean().As("filling"))), "One wrong scale reading moves a mean as far as it likes; the median stays.", "section 5" },
            { "takes the medians from the test birds", (train, test) => Filled(test, Medians(test)), "The test birds stand for birds that are not known yet: nothing is computed from them.", "section 5" },
            { "lets the test birds into the medians", (train, test) => Filled(test, Medians(DataFrame.Concat([train, test]))), "Filling in before the split lets the test leak into the training, and the result looks better than it is.", "section 5" },
            { "fills with 0", (train, test) => test.FillMissing(("body_mass_g", 0.0)), "0 g is a value like any other to whatever computes with it next, and a very wrong one.", "section 2" },
            { "drops the birds", (train, test) => test.DropMissing(["body_mass_g"]), "Every test bird must come back: a model has to answer for those with gaps as well.", "section 5" },
            { "replaces what is known", (train, test) => test.Join(Medians(train), "species", JoinKind.Left).WithColumns(Col("filling").As("body_mass_g")).Drop("filling"), "Only what is missing is filled in: `Coalesce` takes the first that is there.", "section 5" },
        },
        Hints =
        [
            "Three steps: the medians of the training birds, joined to the test birds by species, then taken where the mass is missing.",
            "train.GroupBy(\"species\").Agg(Col(\"body_mass_g\").Median().As(\"filling\")), then test.Join(medians, \"species\", JoinKind.Left).",
            "….WithColumns(Coalesce(Col(\"body_mass_g\"), Col(\"filling\")).As(\"body_mass_g\")).Drop(\"filling\")",
        ],
        Why = "The species says more about a mass than all birds together, and medians that come from the training birds alone leave the test honest.",
    };

    static object? Masses(DataFrame? frame) => frame is null ? null : Numbers(frame["body_mass_g"]);

    static double Median(DataFrame birds) => birds["body_mass_g"].Median();

    static DataFrame Medians(DataFrame birds) => birds.GroupBy("species").Agg(Col("body_mass_g").Median().As("filling"));

    static DataFrame Filled(DataFrame birds, DataFrame fillings) =>
        birds.Join(fillings, "species", JoinKind.Left).WithColumns(Coalesce(Col("body_mass_g"), Col("filling")).As("body_mass_g")).Drop("filling");

    static DataFrame ByRow(DataFrame train, DataFrame test) => test.WithColumn("body_mass_g", bird =>
        bird.IsMissing("body_mass_g") ? Median(train.Filter(other => (string)other["species"]! == (string)bird["species"]!)) : bird.Get<double>("body_mass_g"));
}
