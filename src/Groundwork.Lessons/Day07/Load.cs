using System.Globalization;

namespace Groundwork.Lessons;

public static partial class Day07
{
    /// <summary>7.1, what a file holds: the number of rows, the number of missing values in each column, and the mean of the column <c>mass</c>.</summary>
    public static Exercise<Func<string, (int Rows, int[] Missing, double Mean)>, string> Load { get; } = new("7.1", "load and count", (f, x) => f(x))
    {
        Reference = csv => Loaded(DataFrame.ParseCsv(csv)),
        Cases = draw =>
        {
            string[] rows = draw.Many(draw.Length(5), () => $"{draw.Pick("Ada", "Bo", "\"Lind, K.\"")},{draw.Pick("18.7", "3750", "4.25", "NA", "")},{draw.Pick("MALE", "FEMALE", "NA", "")}");
            Draw.Assume(rows.Any(row => row.Any(char.IsDigit)));    // a column without one number has no type
            return File(rows);
        },
        Edges = [File("Ada,18.7,MALE", "Bo,NA,FEMALE", "Cleo,,NA"), File("\"Lind, K.\",2.5,MALE")],
        Mistakes =
        {
            { "counts the header as a row", csv => Loaded(DataFrame.ParseCsv(csv)) is var (rows, missing, mean) ? (rows + 1, missing, mean) : default, "The first line names the columns: penguins.csv has 345 lines and 344 birds.", "section 1" },
            { "takes NA for a text", csv => Loaded(DataFrame.ParseCsv(csv)) is var (rows, missing, mean) ? (rows, [missing[0], missing[1] - Lines(csv, ",NA,"), missing[2] - Lines(csv, ",NA\n")], mean) : default, "`NA` is how this file writes that nothing is known, as an empty field is: both are missing.", "section 2" },
            { "reads numbers in the machine's language", csv => (Loaded(DataFrame.ParseCsv(csv)).Rows, Missing(DataFrame.ParseCsv(csv)), Masses(csv).Average(text => double.Parse(text, CultureInfo.GetCultureInfo("de-DE")))), "Where people write 18,7 the point separates thousands, and \"18.7\" becomes 187. Files are read with `CultureInfo.InvariantCulture`.", "section 1" },
            { "counts a missing mass as 0", csv => Loaded(DataFrame.ParseCsv(csv)) is var (rows, missing, mean) ? (rows, missing, mean * (rows - missing[1]) / rows) : default, "A mean over what is not known divides by too many: leave missing values out of both the sum and the count.", "section 2" },
            { "cuts a name in two at its comma", csv => ByHand(csv), "Inside quotation marks a comma belongs to the text: `Split(',')` does not know that, a CSV reader does.", "section 1" },
        },
        Hints =
        [
            "The library reads a text in this format with DataFrame.ParseCsv(csv).",
            "A frame has RowCount and Columns; a column has MissingCount and Mean(), which leaves missing values out.",
            "var frame = DataFrame.ParseCsv(csv); return (frame.RowCount, [.. frame.Columns.Select(c => c.MissingCount)], frame[\"mass\"].Mean());",
        ],
        Why = "A reader that knows headers, quotation marks, missing values and the decimal point is worth more than a clever Split.",
    };

    static string File(params string[] rows) => $"name,mass,sex\n{string.Join('\n', rows)}\n";

    static (int Rows, int[] Missing, double Mean) Loaded(DataFrame frame) => (frame.RowCount, Missing(frame), frame["mass"].Mean());

    static int[] Missing(DataFrame frame) => [.. frame.Columns.Select(column => column.MissingCount)];

    static int Lines(string csv, string with) => csv.Split(with).Length - 1;

    static IEnumerable<string> Masses(string csv) =>
        DataFrame.ParseCsv(csv, new CsvOptions { Types = new Dictionary<string, ColumnType> { ["mass"] = ColumnType.String } })["mass"].OfType<string>();

    static (int, int[], double) ByHand(string csv)
    {
        string[][] rows = [.. csv.TrimEnd().Split('\n').Skip(1).Select(row => row.Split(','))];
        static bool IsMissing(string field) => field is "" or "NA";
        double[] masses = [.. rows.Select(row => row[1]).Where(field => !IsMissing(field)).Select(field => double.Parse(field, CultureInfo.InvariantCulture))];
        return (rows.Length, [.. Enumerable.Range(0, 3).Select(j => rows.Count(row => IsMissing(row[j])))], masses.Average());
    }
}
