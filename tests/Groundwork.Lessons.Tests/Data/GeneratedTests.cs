namespace Groundwork.Lessons;

public sealed class GeneratedTests
{
    // 200,000 patients, 2,000 ill: five standard deviations of each share are stated.
    [Fact]
    public void Shares_of_patients_are_the_asked_probabilities()
    {
        DataFrame patients = Clinic.Patients(200_000, seed: 1);
        var rows = patients.Rows().Select(r => (Ill: (bool)r["ill"]!, Cough: (bool)r["cough"]!, Positive: (bool)r["positive"]!)).ToArray();
        var ill = rows.Where(r => r.Ill).ToArray();
        var healthy = rows.Where(r => !r.Ill).ToArray();
        Assert.Equal(0.01, ill.Length / 200_000.0, 0.0012);
        Assert.Equal(0.99, Share(ill, r => r.Positive), 0.012);
        Assert.Equal(0.05, Share(healthy, r => r.Positive), 0.0025);
        Assert.Equal(0.8, Share(ill, r => r.Cough), 0.045);
        Assert.Equal(0.1, Share(healthy, r => r.Cough), 0.0034);
        Assert.Equal(1 / 6.0, Share([.. rows.Where(r => r.Positive)], r => r.Ill), 0.018);    // Bayes: 0.0099 / (0.0099 + 0.0495)
    }

    [Fact]
    public void Patients_are_the_same_for_the_same_seed() => Assert.Equal(Clinic.Patients(100, 5).ToString(), Clinic.Patients(100, 5).ToString());

    [Fact]
    public void A_probability_outside_0_to_1_is_refused_by_name() =>
        Assert.StartsWith("clinic: prior is 1.5", Assert.Throws<ArgumentOutOfRangeException>(() => Clinic.Patients(1, 1, prior: 1.5)).Message);

    [Fact]
    public void Names_are_different_lower_case_and_of_a_sensible_length()
    {
        string[] names = SyllableNames.Make(5000, seed: 1);
        Assert.Equal(5000, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[a-z]{2,20}$", name));
        Assert.InRange(names.Average(name => name.Length), 4, 8);
    }

    [Fact]
    public void A_longer_list_of_names_begins_with_a_shorter_one() => Assert.Equal(SyllableNames.Make(20, 3), SyllableNames.Make(50, 3)[..20]);

    [Fact]
    public void The_most_names_that_can_be_asked_for_can_be_made() => Assert.Equal(SyllableNames.Most, SyllableNames.Make(SyllableNames.Most, 1).Length);

    [Fact]
    public void More_names_than_that_are_refused() =>
        Assert.StartsWith("names: cannot make 50001 names", Assert.Throws<ArgumentOutOfRangeException>(() => SyllableNames.Make(50_001, 1)).Message);

    // From the tables' own documentation: R's datasets::iris (means) and palmerpenguins (counts).
    [Fact]
    public void The_tables_are_whole()
    {
        DataFrame iris = Tables.Iris(), penguins = Tables.Penguins();
        Assert.Equal((150, 5), (iris.RowCount, iris.ColumnCount));
        Assert.Equal([5.843333, 3.057333, 3.758, 1.199333], new[] { "sepal_length", "sepal_width", "petal_length", "petal_width" }.Select(name => Math.Round(iris[name].Mean(), 6)));
        Assert.Equal((344, 7), (penguins.RowCount, penguins.ColumnCount));
        Assert.Equal(333, penguins.DropMissing().RowCount);
    }

    static double Share<T>(T[] rows, Func<T, bool> where) => rows.Count(where) / (double)rows.Length;
}
