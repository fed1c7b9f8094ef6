using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Groundwork;

/// <summary>Rows as JSON objects: one a line, or a list with one a line.</summary>
internal static class JsonWriting
{
    public static void Write(DataFrame frame, Stream stream, bool asList)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var names = frame.Columns.Select(static column => JsonEncodedText.Encode(column.Name, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)).ToArray();
        var text = new ArrayBufferWriter<byte>(1 << 16);
        using var writer = new Utf8JsonWriter(text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        if (asList) text.Write("["u8);
        for (var row = 0; row < frame.RowCount; row++)
        {
            writer.WriteStartObject();
            for (var i = 0; i < names.Length; i++)
            {
                writer.WritePropertyName(names[i]);
                Write(writer, frame.Columns[i], row);
            }
            writer.WriteEndObject();
            writer.Flush();
            writer.Reset();
            if (asList && row + 1 < frame.RowCount) text.Write(","u8);
            if (!asList || row + 1 < frame.RowCount) text.Write("\n"u8);
            if (text.WrittenCount < 1 << 15) continue;
            stream.Write(text.WrittenSpan);
            text.ResetWrittenCount();
        }
        if (asList) text.Write("]\n"u8);
        stream.Write(text.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, Column column, int row)
    {
        switch (column)
        {
            case var c when c.Missing(row): writer.WriteNullValue(); break;
            case ValueColumn<double> c when double.IsFinite(c.Data[row]): writer.WriteNumberValue(c.Data[row]); break;
            case ValueColumn<float> c when float.IsFinite(c.Data[row]): writer.WriteNumberValue(c.Data[row]); break;
            case ValueColumn<double> or ValueColumn<float>: writer.WriteNullValue(); break;
            case ValueColumn<long> c: writer.WriteNumberValue(c.Data[row]); break;
            case ValueColumn<int> c: writer.WriteNumberValue(c.Data[row]); break;
            case ValueColumn<bool> c: writer.WriteBooleanValue(c.Data[row]); break;
            default: writer.WriteStringValue(ValueText.Of(column, row)); break;
        }
    }
}
