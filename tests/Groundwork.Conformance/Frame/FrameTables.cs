namespace Groundwork.Conformance.Frames;

/// <summary>Frames as the tables that cases state.</summary>
static class FrameTables
{
    public static Table From(DataFrame frame) => new([.. frame.Columns.Select(column => new TableColumn(column.Name, Type(column.Type), [.. column]))]);

    static string Type(ColumnType type) => type switch
    {
        ColumnType.Int32 or ColumnType.Int64 => "int",
        ColumnType.Float32 or ColumnType.Float64 => "float",
        ColumnType.Bool => "bool",
        ColumnType.DateTime => "datetime",
        _ => "string",
    };
}
