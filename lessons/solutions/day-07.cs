// %% [markdown]
// # Day 7: solutions
//
// One way of many. A cell takes the place of the stub of the exercise that it is named for.

// %% solution 7.1
static (int Rows, int[] Missing, double Mean) Load(string csv)
{
    DataFrame frame = DataFrame.ParseCsv(csv);
    return (frame.RowCount, [.. frame.Columns.Select(column => column.MissingCount)], frame["mass"].Mean());
}

// %% solution 7.2
static DataFrame MassByGroup(DataFrame birds) => birds.GroupBy("species", "sex").Agg(Col("body_mass_g").Mean().As("mass"));

// %% solution 7.3
static DataFrame Impute(DataFrame train, DataFrame test)
{
    DataFrame medians = train.GroupBy("species").Agg(Col("body_mass_g").Median().As("filling"));
    return test.Join(medians, "species", JoinKind.Left)
        .WithColumns(Coalesce(Col("body_mass_g"), Col("filling")).As("body_mass_g")).Drop("filling");
}

// %% solution 7.4
static (double Overall, double[] Each) Correlations(DataFrame birds)
{
    DataFrame measured = birds.DropMissing(["bill_length_mm", "bill_depth_mm"]);
    double Of(DataFrame some) => (double)some.Corr(["bill_length_mm", "bill_depth_mm"])[0, "bill_depth_mm"]!;
    return (Of(measured), [.. measured.GroupBy("species").Each().Select(part => Of(part.Item2))]);
}
