#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 7: Tables and pictures
//
// 60 to 90 minutes. Afterwards you can
//
// - load a table, see its types and its gaps, and clean it;
// - filter, sort, group, join and pivot;
// - fill gaps without fooling yourself;
// - choose the right plot, and say what the wrong one hides;
// - turn a notebook into a program.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Plots;
using static Groundwork.Frame;    // Col, Count, Coalesce, Desc, …

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// %% [markdown]
// ## 1 A frame is columns with names
//
// An array has one dtype and positions. A **frame** (pandas' DataFrame) has columns with names, each of a type of its
// own: like a sheet in Excel, a table in SQL, or a list of records in C#. These are penguins of the Palmer Archipelago,
// measured by Kristen Gorman and colleagues.
//
// ### Predict
//
// The file penguins.csv has 345 lines, and two birds without any measurement. How many rows has the frame?

// %% quiz 7.Q1
Day07.Q1.Answer("?");

// %%
DataFrame penguins = Tables.Penguins();
Console.WriteLine($"{penguins.RowCount} rows, {penguins.ColumnCount} columns");
penguins.Head(5).Display();

// %%
penguins.Describe().Display();

// %% [markdown]
// A CSV file is text: the reader guesses each column's type from what stands in it. Inside quotation marks a comma is
// part of the text.
//
// ### Break
//
// In much of the world people write 18,7. Read as it stands, the column becomes text, and every sum is refused. Say how
// the file is written instead:

// %%
string german = "name;depth\nAda;18,7\nBo;17,4\n";
DataFrame asText = DataFrame.ParseCsv(german, new CsvOptions { Separator = ';' });
DataFrame asNumbers = DataFrame.ParseCsv(german, new CsvOptions { Separator = ';', DecimalSeparator = ',' });
Console.WriteLine($"Guessed: {asText["depth"].Type}; told: {asNumbers["depth"].Type}, mean {asNumbers["depth"].Mean():f2}");
Console.WriteLine($"C#'s own trap: \"18.7\" read as German is {double.Parse("18.7", CultureInfo.GetCultureInfo("de-DE"))}");

// %% [markdown]
// ## 2 Missing values
//
// Missing is not 0 and not an empty text: nothing is known. Means, sums and counts leave missing values out,
// comparisons with them are not true.

// %%
penguins.MissingCounts().Display();
Console.WriteLine($"Rows without any gap: {penguins.DropMissing().RowCount}");
DataFrame withZeros = penguins.FillMissing(("body_mass_g", 0));
Console.WriteLine($"Mean mass {penguins["body_mass_g"].Mean():f1} g; with 0 for the missing {withZeros["body_mass_g"].Mean():f1} g");

// %% [markdown]
// ### Exercise 7.1: load and count
// Write `Load(csv)`: from a text with the columns name, mass and sex make the number of rows, the number of missing
// values in each column, and the mean mass. An empty field and `NA` are missing, texts may stand in quotation marks,
// and the decimal sign is a point whatever machine it runs on.

// %% exercise 7.1
static (int Rows, int[] Missing, double Mean) Load(string csv) => throw new NotAttempted();

Day07.Load.Check(Load);

// %% [markdown]
// ## 3 Filter, select, sort
//
// `Col("name")` stands for a column in a sentence that is carried out later: a condition, a sum, a new column.

// %%
penguins.Filter(Col("body_mass_g") > 6000).Select("species", "island", "body_mass_g").Display();
penguins.WithColumns((Col("bill_length_mm") / Col("bill_depth_mm")).Round(2).As("slimness"))
    .Sort(Desc("slimness")).Select("species", "slimness").Head(3).Display();

// %% [markdown]
// The same question in three languages:
//
// | here | LINQ over rows | SQL |
// |---|---|---|
// | `Filter(Col("a") > 1)` | `Where(r => r.A > 1)` | `WHERE a > 1` |
// | `Select("a", "b")` | `Select(r => (r.A, r.B))` | `SELECT a, b` |
// | `Sort(Desc("a"))` | `OrderByDescending(r => r.A)` | `ORDER BY a DESC` |
// | `GroupBy("a").Agg(Col("b").Mean())` | `GroupBy(r => r.A).Select(g => g.Average(r => r.B))` | `SELECT avg(b) … GROUP BY a` |
// | `Join(other, "key")` | `Join(other, …)` | `JOIN other USING (key)` |
// | `FillMissing(0)` | `r.B ?? 0` | `COALESCE(b, 0)` |
//
// ### Break
//
// A name that does not exist is an error that lists the names that do:

// %%
try
{
    Console.WriteLine(penguins["mass"].Mean());
}
catch (UnknownColumnException e)
{
    Console.WriteLine(e.Message);
}

// %% [markdown]
// ## 4 Group and aggregate
//
// Split the rows by one or more keys, compute something for each part, put the answers below each other.

// %%
penguins.GroupBy("species").Agg(
    Count().As("birds"),
    Col("flipper_length_mm").Mean().Round(1).As("mean_flipper"),
    Col("flipper_length_mm").Std().Round(1).As("deviation")).Display();

// %% [markdown]
// ### Exercise 7.2: mean mass by species and sex
// Write `MassByGroup(birds)`: a frame with the columns `species`, `sex` and `mass`, the mean of `body_mass_g` for each
// pair, sorted by species and sex. Birds of unknown sex are left out, unknown masses too.

// %% exercise 7.2
static DataFrame MassByGroup(DataFrame birds) => throw new NotAttempted();

Day07.MassByGroup.Check(MassByGroup);

// %% [markdown]
// ## 5 Join and pivot, and filling gaps
//
// A **join** brings columns of another table to the rows whose key agrees; `JoinKind.Left` keeps all rows of the left
// one. A **pivot** turns the values of a column into columns.

// %%
DataFrame islands = DataFrame.Of(("island", new[] { "Biscoe", "Dream", "Torgersen" }), ("latitude", new[] { -65.43, -64.73, -64.77 }));
penguins.Join(islands, "island", JoinKind.Left).Select("species", "island", "latitude").Head(3).Display();
penguins.PivotTable(["species"], ["island"], [Count().As("birds")], fill: 0).Display();

// %% [markdown]
// What should stand in a gap? Zero is wrong, the mean of all is typical of nobody. A group's median is a fair guess;
// but compute it from the **training** rows alone. The test rows stand for birds that nobody has seen yet: whatever is
// computed from them has leaked. `Coalesce(a, b)` takes the first that is not missing.

// %%
foreach (var (keys, group) in penguins.GroupBy("species").Each())
    Console.WriteLine($"{keys[0],-10} median {group["body_mass_g"].Median():f0} g of {group.RowCount} birds");
Console.WriteLine($"All        median {penguins["body_mass_g"].Median():f0} g");

// %% [markdown]
// ### Exercise 7.3: fill in by the group's median
// Write `Impute(train, test)`: the test birds with every missing `body_mass_g` replaced by the median of their species
// among the training birds. All test birds stay, in their order. This is the challenge of the day.

// %% exercise 7.3
static DataFrame Impute(DataFrame train, DataFrame test) => throw new NotAttempted();

Day07.Impute.Check(Impute);

// %% [markdown]
// ### Question 7.Q2: defend it
// A colleague wants to fill the gaps differently. Which way can be defended?
//
// - a: the median of all birds
// - b: the median of the species, from the training birds
// - c: the median of the species, from all birds, test birds too, since more data is better
// - d: leave out every bird with a gap, in training and in the test

// %% quiz 7.Q2
Day07.Q2.Answer("?");

// %% [markdown]
// ## 6 Five plots, and what each hides
//
// A **histogram** counts in bins. How many humps do the flippers have? Move the slider: with few bins there is one
// hump, with more there are two, with many there are dozens.

// %% bins
int bins = 16;
Slider.Of(bins, 2, 80).Display();

// %% flippers
var histogram = Plot.Of(penguins.DropMissing(["flipper_length_mm"])).Histogram("flipper_length_mm", bins: bins);
histogram.Title = $"Flippers in {bins} bins";
histogram.AltText = $"A histogram of 342 flipper lengths from 172 to 231 mm in {bins} bins";
histogram.Display();

// %% [markdown]
// Two humps: two kinds of bird? Colour answers what the bins could not.

// %%
var byKind = Plot.Of(penguins.DropMissing(["flipper_length_mm"]), hue: "species").Histogram("flipper_length_mm", bins: 16);
byKind.Title = "Flippers by species";
byKind.AltText = "Three histograms of flipper lengths: Adelie around 190, Chinstrap around 196 and Gentoo around 217 mm";
byKind.Display();

// %% [markdown]
// A **box** shows quartiles and strays, and hides humps. A **violin** shows humps, and smooths them.

// %%
var box = Plot.Of(penguins.DropMissing(["body_mass_g"])).Box("species", "body_mass_g");
box.Title = "Mass by species";
box.AltText = "Three boxes of body mass, with medians of 3700 g for Adelie and Chinstrap and 5000 g for Gentoo";
box.Display();

// %% [markdown]
// A **scatter plot** keeps pairs together, and drowns in too many points. With a line through them it also says which
// way:

// %%
DataFrame measured = penguins.DropMissing(["bill_length_mm", "bill_depth_mm"]);
var overall = Plot.Of(measured).Regression("bill_length_mm", "bill_depth_mm");
overall.Title = "All birds: the longer, the shallower";
overall.AltText = "342 bills, length against depth in mm, with a line that falls";
overall.Display();

// %%
var within = Plot.Of(measured, hue: "species").Regression("bill_length_mm", "bill_depth_mm");
within.Title = "Each species: the longer, the deeper";
within.AltText = "The same bills in three colours, one for each species, with a line through each that rises";
within.Display();

// %% [markdown]
// This is **Simpson's paradox**: the line through all birds falls, and the line through each species rises. The heap
// shows how the species differ, not how birds do.
//
// ### Exercise 7.4: Simpson's paradox
// Write `Correlations(birds)`: the correlation of `bill_length_mm` and `bill_depth_mm` over all birds, and that within
// each species, in the order of their names. Birds with a gap in one of the two are left out.

// %% exercise 7.4
static (double Overall, double[] Each) Correlations(DataFrame birds) => throw new NotAttempted();

Day07.Correlations.Check(Correlations);

// %% [markdown]
// A **heat map** shows a matrix: here all correlations at once. It hides how each came about.

// %%
var heat = Plot.Of(penguins.DropMissing()).Correlation(["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]);
heat.Title = "Correlations";
heat.AltText = "A heat map of the correlations of four measurements: flipper length and body mass go together most, at 0.87";
heat.Display();

// %% [markdown]
// ### Questions 7.Q3 to 7.Q8: pick the plot
//
// **7.Q3** Do the masses of 342 penguins have one hump or several?
// a: a bar of their mean · b: one box · c: a histogram · d: a line over the row numbers
//
// **7.Q4** Do long flippers go with heavy birds?
// a: a scatter plot · b: two histograms · c: two bars of means · d: the correlation as a number
//
// **7.Q5** How does the mass differ between three species?
// a: a pie · b: bars of the means · c: one histogram · d: three boxes or violins
//
// **7.Q6** How does the loss fall over a thousand steps of training?
// a: a histogram · b: a line · c: bars · d: a box
//
// **7.Q7** Which of 12 words looks at which, 12 times 12 weights of attention?
// a: 144 bars · b: twelve lines · c: a heat map · d: a scatter plot
//
// **7.Q8** How many birds of each species live on each island?
// a: a histogram · b: bars, coloured by species · c: three pies · d: a violin

// %% quiz 7.Q3
Day07.Q3.Answer("?");

// %% quiz 7.Q4
Day07.Q4.Answer("?");

// %% quiz 7.Q5
Day07.Q5.Answer("?");

// %% quiz 7.Q6
Day07.Q6.Answer("?");

// %% quiz 7.Q7
Day07.Q7.Answer("?");

// %% quiz 7.Q8
Day07.Q8.Answer("?");

// %% [markdown]
// ## 7 From notebook to program
//
// Explore in a notebook; ship a program. Here both are the same file: it runs with `dotnet run`, its changes can be
// read in version control, and nothing depends on the order in which you clicked. Three commands turn it into something
// to hand on:
//
// ```bash
// groundwork notebook check day-07.cs
// groundwork notebook convert day-07.cs --to html
// groundwork notebook convert day-07.cs --to project
// ```
//
// ## Use: a report of one page
//
// A report is a table, a few pictures, and claims, each with the cell that proves it. Here is a beginning with three
// claims.
//
// **Claim 1: Gentoos are heavier than the others, by more than a kilogram.**

// %%
Dictionary<string, double> mean = [];
foreach (var (keys, group) in penguins.GroupBy("species").Each()) mean[(string)keys[0]!] = group["body_mass_g"].Mean();
bool isHeavier = mean["Gentoo"] - Math.Max(mean["Adelie"], mean["Chinstrap"]) > 1000;
Console.WriteLine($"Gentoo {mean["Gentoo"]:f0} g, Adelie {mean["Adelie"]:f0} g, Chinstrap {mean["Chinstrap"]:f0} g: {isHeavier}");

// %% [markdown]
// **Claim 2: in each species males are heavier on average.**

// %%
DataFrame heavier = penguins.PivotTable(["species"], ["sex"], [Col("body_mass_g").Mean().Round(0).As("mass")]);
heavier.Display();
Console.WriteLine($"In all three: {heavier.Rows().All(row => row.Get<double>("MALE") > row.Get<double>("FEMALE"))}");

// %% [markdown]
// **Claim 3: Adelies live on all three islands, the two others on one each.**

// %%
var counts = Plot.Of(penguins, hue: "species").Count("island");
counts.Title = "Birds by island";
counts.AltText = "Bars of birds by island and species: Adelies on all three islands, Chinstraps on Dream, Gentoos on Biscoe";
counts.Display();
foreach (var (keys, group) in penguins.GroupBy("species").Each()) Console.WriteLine($"{keys[0],-10} {string.Join(", ", group["island"].Unique())}");

// %% [markdown]
// Yours: write such a page about `Tables.Iris()`. One table, four pictures, three claims, each with its cell; then
// export it. Ask of every claim what would have made it false, and whether your cell would have shown that.
//
// ## Recall
//
// - **What is a missing value worth in a mean?** Nothing: it is left out of the sum and of the count.
// - **What are the three steps of a group-by?** Split by keys, compute for each part, combine.
// - **From which rows may a filling be computed?** From the training rows alone; else the test leaks.
// - **What does a box plot hide?** Humps: one and two can have the same box.
// - **What is Simpson's paradox?** A trend in the heap that turns around within every group, because the groups
//   themselves differ.
// - **Why read files with the invariant culture?** Where 18,7 is written, "18.7" is read as 187.
