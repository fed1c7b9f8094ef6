using System.Data;
using System.Data.Common;
using System.Globalization;

namespace Groundwork;

public sealed partial class DataFrame
{
    /// <summary>The rows that a reader gives, of any ADO.NET driver; the reader is read to its end and stays open.</summary>
    /// <exception cref="ColumnTypeException">A column's values have no common column type.</exception>
    /// <example><c>using var reader = command.ExecuteReader(); var frame = DataFrame.FromReader(reader);</c></example>
    public static DataFrame FromReader(DbDataReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var values = Enumerable.Range(0, reader.FieldCount).Select(static _ => new List<object?>()).ToArray();
        while (reader.Read())
            for (var i = 0; i < values.Length; i++) values[i].Add(reader.IsDBNull(i) ? null : reader.GetValue(i));
        return new DataFrame(values.Select((list, i) => ColumnBuilder.FromObjects(reader.GetName(i), list)));
    }

    /// <summary>Writes the rows to a database table, many in one statement, all in one transaction.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="table">The table's name, which is quoted.</param>
    /// <param name="create">Whether to create the table; otherwise its columns must have the frame's names.</param>
    /// <param name="dialect">The database; told by the connection's type when null.</param>
    /// <param name="schema">The table's schema, if it is not the default.</param>
    /// <exception cref="DbException">The database refuses; nothing has been written then.</exception>
    /// <example><c>frame.WriteTable(connection, "penguins");</c></example>
    public void WriteTable(DbConnection connection, string table, bool create = true, SqlDialect? dialect = null, string? schema = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        if (ColumnCount == 0) throw new FrameException("write table: the frame has no columns");
        SqlTables.Write(this, connection, dialect ?? SqlDialect.Of(connection), table, create, schema);
    }
}

/// <summary>Reads and writes tables through a driver.</summary>
internal static class SqlTables
{
    public static IReadOnlyList<(string Name, ColumnType Type)> Columns(DbConnection connection, SqlDialect dialect, string table, string? schema)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {SqlDialect.Quote(schema, table)} WHERE 1 = 0";
        using var reader = command.ExecuteReader();
        var columns = Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), dialect.TypeOf(reader, i))).ToArray();
        return columns.Length > 0 ? columns : throw new FrameException($"table: \"{table}\" has no columns");
    }

    public static DataFrame Read(SqlStatement statement)
    {
        using var command = statement.Connection.CreateCommand();
        command.CommandText = statement.Text;
        for (var i = 0; i < statement.Parameters.Count; i++) Add(command, i, statement.Parameters[i]);
        using var reader = command.ExecuteReader();
        var builders = statement.Columns.Select(static column => ColumnBuilder.For(column.Type)).ToArray();
        while (reader.Read())
            for (var i = 0; i < builders.Length; i++) Append(builders[i], reader, i, statement.Columns[i]);
        return new DataFrame(builders.Select((builder, i) => builder.ToColumn(statement.Columns[i].Name)));
    }

    public static void Write(DataFrame frame, DbConnection connection, SqlDialect dialect, string table, bool create, string? schema)
    {
        using var transaction = connection.BeginTransaction();
        var name = SqlDialect.Quote(schema, table);
        var columns = string.Join(", ", frame.ColumnNames.Select(SqlDialect.Quote));
        if (create)
        {
            using var make = connection.CreateCommand();
            make.Transaction = transaction;
            make.CommandText = $"CREATE TABLE {name} ({string.Join(", ", frame.Columns.Select(column => $"{SqlDialect.Quote(column.Name)} {dialect.TypeName(column.Type)}"))})";
            make.ExecuteNonQuery();
        }
        var atOnce = Math.Clamp(dialect.MaxParameters / frame.ColumnCount, 1, 500);
        DbCommand? insert = null;
        for (var start = 0; start < frame.RowCount; start += atOnce)
        {
            var rows = Math.Min(atOnce, frame.RowCount - start);
            if (insert is null || rows < atOnce)
            {
                insert?.Dispose();
                insert = connection.CreateCommand();
                insert.Transaction = transaction;
                var tuples = Enumerable.Range(0, rows).Select(row => $"({string.Join(", ", Enumerable.Range(row * frame.ColumnCount, frame.ColumnCount).Select(static i => "@p" + i.ToString(CultureInfo.InvariantCulture)))})");
                insert.CommandText = $"INSERT INTO {name} ({columns}) VALUES {string.Join(", ", tuples)}";
                for (var i = 0; i < rows * frame.ColumnCount; i++) Add(insert, i, DBNull.Value);
            }
            for (var i = 0; i < rows * frame.ColumnCount; i++)
            {
                var column = frame.Columns[i % frame.ColumnCount];
                insert.Parameters[i].DbType = TypeOf(column.Type, dialect);
                insert.Parameters[i].Value = column[start + i / frame.ColumnCount] is { } value ? dialect.Parameter(value) : DBNull.Value;
            }
            insert.ExecuteNonQuery();
        }
        insert?.Dispose();
        transaction.Commit();
    }

    private static void Add(DbCommand command, int i, object value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = "@p" + i.ToString(CultureInfo.InvariantCulture);
        parameter.Value = value;
        command.Parameters.Add(parameter);
    }

    /// <summary>A missing value has no type of its own, so the column's is told.</summary>
    private static DbType TypeOf(ColumnType type, SqlDialect dialect) => dialect is SqliteDialect
        ? type switch { ColumnType.Bool or ColumnType.Int32 or ColumnType.Int64 => DbType.Int64, ColumnType.Float32 or ColumnType.Float64 => DbType.Double, _ => DbType.String }
        : type switch
        {
            ColumnType.Bool => DbType.Boolean,
            ColumnType.Int32 => DbType.Int32,
            ColumnType.Int64 => DbType.Int64,
            ColumnType.Float32 => DbType.Single,
            ColumnType.Float64 => DbType.Double,
            ColumnType.DateTime => DbType.DateTime2,
            ColumnType.DateOnly => DbType.Date,
            ColumnType.TimeSpan => DbType.Object,
            _ => DbType.String,
        };

    private static void Append(ColumnBuilder builder, DbDataReader reader, int i, (string Name, ColumnType Type) column)
    {
        if (reader.IsDBNull(i))
        {
            builder.AddMissing();
            return;
        }
        var value = reader.GetValue(i);
        try
        {
            builder.Add(value);
        }
        catch (Exception error) when (error is FormatException or InvalidCastException or OverflowException)
        {
            throw new FrameException($"sql: column \"{column.Name}\" holds \"{value}\" in row {builder.Count}, which is not a {column.Type.ShortName()}", error);
        }
    }
}
