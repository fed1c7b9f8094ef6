using System.Text;

namespace Groundwork;

/// <summary>How a CSV file is read; the defaults suit a comma separated UTF-8 file with a header line.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><c>DataFrame.ReadCsv("prices.csv", new CsvOptions { Separator = ';', DecimalSeparator = ',' })</c></example>
public sealed record CsvOptions
{
    /// <summary>What stands between fields.</summary>
    public char Separator { get; init; } = ',';

    /// <summary>What encloses fields that hold separators, quotes (doubled) or line ends.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>What stands before the decimals of a number.</summary>
    public char DecimalSeparator { get; init; } = '.';

    /// <summary>Whether the first line names the columns.</summary>
    public bool HasHeader { get; init; } = true;

    /// <summary>Names for the columns, in place of the header's; without a header and names they are column0, column1, …</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>The columns to read, by name; the others cost next to nothing. All when null.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Types for columns, by name; the other types are inferred from all rows.</summary>
    public IReadOnlyDictionary<string, ColumnType>? Types { get; init; }

    /// <summary>Whether columns that hold only ISO dates (2024-01-31, with or without a time) become DateTime. Times with an offset (Z, +02:00) become UTC; those without one stay as they are.</summary>
    public bool InferDates { get; init; } = true;

    /// <summary>What stands between the thousands of numbers, as in 1,234,567.5; only groups of three digits are taken for thousands. None when null.</summary>
    /// <example><c>new CsvOptions { Separator = ';', DecimalSeparator = ',', ThousandsSeparator = '.' }</c> reads 1.234,50.</example>
    public char? ThousandsSeparator { get; init; }

    /// <summary>Columns whose texts are dates in any form that <see cref="TextAccessor.ToDate"/> reads.</summary>
    public IReadOnlyList<string> DateColumns { get; init; } = [];

    /// <summary>Further texts that mean missing, beside the empty field, NA, N/A, n/a, NaN, nan, null, NULL, #N/A and the like.</summary>
    public IReadOnlyList<string> MissingTexts { get; init; } = [];

    /// <summary>What begins a comment that reaches to the line's end.</summary>
    public char? Comment { get; init; }

    /// <summary>How many lines to leave out before the header.</summary>
    public int SkipLines { get; init; }

    /// <summary>How many rows to read at most.</summary>
    public int? RowLimit { get; init; }

    /// <summary>The file's encoding; when null it is told by the byte order mark, or UTF-8.</summary>
    public Encoding? Encoding { get; init; }

    /// <summary>What to do with a row that has too many fields; when null the read fails with a <see cref="CsvException"/>.</summary>
    /// <example><c>OnBadRow = row => bad.Add(row)</c> collects the rows and leaves them out.</example>
    public Action<CsvBadRow>? OnBadRow { get; init; }

    internal void Check()
    {
        if (Separator > 127 || Quote > 127 || Comment > 127 || DecimalSeparator > 127 || ThousandsSeparator > 127)
            throw new FrameException("csv: separator, quote, comment, decimal and thousands separator must be ASCII characters");
        if (ThousandsSeparator == DecimalSeparator) throw new FrameException($"csv: '{DecimalSeparator}' cannot stand before decimals and between thousands; name another DecimalSeparator or ThousandsSeparator");
        if (Separator is '\n' or '\r' || Separator == Quote || Separator == Comment)
            throw new FrameException($"csv: '{Separator}' cannot be the separator: it is a line end, the quote or the comment character too");
        if (RowLimit < 0 || SkipLines < 0) throw new FrameException("csv: the row limit and the lines to skip cannot be negative");
    }
}

/// <summary>A row of a CSV file that does not fit its header.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <param name="Line">The line that the row starts in, from 1.</param>
/// <param name="Fields">How many fields it has.</param>
/// <param name="Text">Its text.</param>
public sealed record CsvBadRow(long Line, int Fields, string Text);

/// <summary>A CSV file that cannot be read as asked; names the line and shows its text.</summary>
/// <remarks><c>csv: line 41 has 9 fields, header has 8: "2024-01-03,…"</c> Safe to read from several threads.</remarks>
public sealed class CsvException : FormatException
{
    internal CsvException(string message, long line, string text) : base(message)
    {
        Line = line;
        Text = text;
    }

    /// <summary>The line that the trouble starts in, from 1.</summary>
    public long Line { get; }

    /// <summary>The text of the row.</summary>
    public string Text { get; }
}
