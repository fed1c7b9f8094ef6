using System.IO.Compression;

namespace Groundwork;

public sealed class ExcelTests
{
    private const string Sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void A_sheet_becomes_a_frame()
    {
        var frame = DataFrame.ReadExcel(Workbook(), "data");
        Assert.Equal("name,n,x,ok\na,1,1.5,True\n,2,,False\nc,,2.0,\n", frame.ToCsv());
        Assert.Equal([ColumnType.String, ColumnType.Int64, ColumnType.Float64, ColumnType.Bool], frame.Columns.Select(column => column.Type));
    }

    [Fact]
    public void An_unknown_sheet_is_answered_with_the_nearest_name() =>
        Assert.Equal("excel: no sheet \"dat\"; did you mean \"data\"? sheets: empty, data", Assert.Throws<FrameException>(() => DataFrame.ReadExcel(Workbook(), "dat")).Message);

    [Fact]
    public void A_file_that_is_no_workbook_is_refused() =>
        Assert.Contains("no workbook", Assert.Throws<FrameException>(() => DataFrame.ReadExcel(new MemoryStream(new byte[1000]))).Message);

    /// <summary>The least that Excel calls a workbook: two sheets, texts in line.</summary>
    private static MemoryStream Workbook()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""");
            Add(zip, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Sheets}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="empty" sheetId="1" r:id="s1"/><sheet name="data" sheetId="2" r:id="s2"/></sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="s2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet2.xml"/></Relationships>""");
            Add(zip, "xl/worksheets/sheet1.xml", $"""<worksheet xmlns="{Sheets}"><sheetData/></worksheet>""");
            Add(zip, "xl/worksheets/sheet2.xml", $"""<worksheet xmlns="{Sheets}"><sheetData>{Row(1, Text("A1", "name"), Text("B1", "n"), Text("C1", "x"), Text("D1", "ok"))}{Row(2, Text("A2", "a"), Value("B2", "1"), Value("C2", "1.5"), Truth("D2", "1"))}{Row(3, Value("B3", "2"), Truth("D3", "0"))}{Row(4, Text("A4", "c"), Value("C4", "2"))}</sheetData></worksheet>""");
        }
        stream.Position = 0;
        return stream;
    }

    private static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    private static string Text(string place, string text) => $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static string Value(string place, string value) => $"<c r=\"{place}\"><v>{value}</v></c>";

    private static string Truth(string place, string value) => $"<c r=\"{place}\" t=\"b\"><v>{value}</v></c>";

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text);
    }
}
