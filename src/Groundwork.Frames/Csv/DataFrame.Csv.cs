using System.IO.Compression;
using System.Text;

namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>Reads a CSV file: types, dates and missing values are inferred from all rows. A file that is gzip is unzipped.</summary>
    /// <remarks>
    /// All whole numbers give Int64, other numbers Float64, True and False Bool, ISO dates DateTime, anything else String.
    /// Numbers and dates are read in the invariant culture whatever the machine's. A row with too few fields is missing at its end.
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="options">Separator, types, missing texts and more.</param>
    /// <exception cref="CsvException">A row has too many fields, a quote is never closed, or a value is not of the type asked for; names the line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <example><c>var penguins = DataFrame.ReadCsv("penguins.csv");</c></example>
    public static DataFrame ReadCsv(string path, CsvOptions? options = null) => new CsvReader(TextSource.File(path, options?.Encoding), options ?? new CsvOptions()).Read();

    /// <summary>Reads CSV from a stream, which is read to its end and not closed.</summary>
    /// <exception cref="CsvException">The text is not as asked; names the line.</exception>
    public static DataFrame ReadCsv(Stream stream, CsvOptions? options = null) => new CsvReader(TextSource.Stream(stream, options?.Encoding), options ?? new CsvOptions()).Read();

    /// <summary>Reads CSV from a text.</summary>
    /// <exception cref="CsvException">The text is not as asked; names the line.</exception>
    /// <example><c>DataFrame.ParseCsv("a,b\n1,x\n2,y")</c></example>
    public static DataFrame ParseCsv(string text, CsvOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new CsvReader(TextSource.Text(text), options ?? new CsvOptions()).Read();
    }

    /// <summary>Reads a CSV file that is larger than memory, some rows at a time; every frame but the last has that many rows.</summary>
    /// <remarks>Types are inferred from the first rows; a column that turns out wider later becomes wider from there on.</remarks>
    /// <exception cref="CsvException">The text is not as asked.</exception>
    /// <example><c>foreach (var part in DataFrame.ReadCsvChunks("huge.csv", 100_000)) total += part["amount"].Sum();</c></example>
    public static IEnumerable<DataFrame> ReadCsvChunks(string path, int rows, CsvOptions? options = null)
    {
        if (rows < 1) throw new FrameException($"csv: chunks of {rows} rows; give at least 1");
        return CsvChunks.Read(path, rows, options ?? new CsvOptions());
    }

    /// <summary>Writes a CSV file in UTF-8 with a header; a path that ends in .gz is zipped. The file appears only when it is whole.</summary>
    /// <remarks>Fields are quoted where they must be, lines end in \n, missing values are empty, numbers read back as the same bits, dates are ISO.</remarks>
    /// <param name="path">The file, which is replaced.</param>
    /// <param name="separator">What stands between fields.</param>
    public void WriteCsv(string path, char separator = ',')
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        WholeFile.Write(path, stream =>
        {
            if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            {
                WriteCsv(stream, separator);
                return;
            }
            using var zip = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
            WriteCsv(zip, separator);
        });
    }

    /// <summary>Writes CSV to a stream, which stays open.</summary>
    public void WriteCsv(Stream stream, char separator = ',')
    {
        ArgumentNullException.ThrowIfNull(stream);
        new CsvWriter(this, separator).Write(stream);
    }

    /// <summary>The frame as CSV text.</summary>
    public string ToCsv(char separator = ',')
    {
        var stream = new MemoryStream();
        WriteCsv(stream, separator);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
