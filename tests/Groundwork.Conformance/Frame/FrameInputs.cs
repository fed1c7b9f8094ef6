using System.Text.Json;

namespace Groundwork.Conformance.Frames;

/// <summary>The files of a case as frames.</summary>
static class FrameInputs
{
    public static DataFrame Read(Call call, int k) => DataFrame.ReadCsv(call.PathOf(k), Options(call.Args, k));

    static CsvOptions Options(Args args, int k)
    {
        if (!args.Has("read") || k >= args.Json("read").GetArrayLength()) return new CsvOptions { InferDates = false };
        var read = new Args(args.Json("read")[k]);
        return new CsvOptions
        {
            InferDates = false,
            Separator = read.Text("sep", ",")[0],
            DateColumns = read.Has("parse_dates") ? read.Texts("parse_dates") : [],
            Types = read.Has("dtype") ? read.Json("dtype").EnumerateObject().ToDictionary(p => p.Name, p => Type(p.Value.GetString()!)) : null,
            MissingTexts = read.Has("na_values") ? read.Texts("na_values") : [],
            HasHeader = !read.Has("header") || read.Flag("header"),
            Names = read.Has("names") ? read.Texts("names") : null,
            Comment = read.Has("comment") ? read.Text("comment")[0] : null,
            Columns = read.Has("use_columns") ? read.Texts("use_columns") : null,
            RowLimit = read.IntOrNull("n_rows"),
        };
    }

    static ColumnType Type(string name) => name switch
    {
        "string" => ColumnType.String,
        "float" => ColumnType.Float64,
        "int" => ColumnType.Int64,
        "bool" => ColumnType.Bool,
        _ => throw new InvalidDataException($"case: dtype '{name}'"),
    };
}
