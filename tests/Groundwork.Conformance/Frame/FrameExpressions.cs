using System.Text.Json;
using static Groundwork.Frame;

namespace Groundwork.Conformance.Frames;

/// <summary>The expressions of cases as the library's.</summary>
static class FrameExpressions
{
    public static Expr Of(JsonElement json)
    {
        if (json.TryGetProperty("col", out var name)) return Col(name.GetString()!);
        if (json.TryGetProperty("lit", out var literal)) return Lit(Value(literal));
        string op = json.GetProperty("op").GetString()!;
        return op switch
        {
            "and" => Operands(json).Aggregate((a, b) => a & b),
            "or" => Operands(json).Aggregate((a, b) => a | b),
            "not" => !Operand(json),
            "isna" => Operand(json).IsMissing(),
            "notna" => Operand(json).IsPresent(),
            "abs" => Operand(json).Abs(),
            "log" => Operand(json).Log(),
            "isin" => Operand(json).IsIn(json.GetProperty("values").EnumerateArray().Select(Value)),
            "between" => Operand(json).Between(Lit(Value(json.GetProperty("low"))), Lit(Value(json.GetProperty("high")))),
            "round" => Operand(json).Round(json.GetProperty("decimals").GetInt32()),
            "fillna" => Operand(json).FillMissing(Lit(Value(json.GetProperty("value")))),
            "where" => When(Of(json.GetProperty("cond"))).Then(Of(json.GetProperty("then"))).Otherwise(Of(json.GetProperty("else"))),
            _ => Binary(op, Of(json.GetProperty("left")), Of(json.GetProperty("right"))),
        };
    }

    /// <summary>A JSON value as a C# one.</summary>
    public static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        _ => value.TryGetInt64(out long whole) && !value.GetRawText().Contains('.') ? whole : (object)value.GetDouble(),
    };

    static Expr Operand(JsonElement json) => Of(json.GetProperty("arg"));

    static IEnumerable<Expr> Operands(JsonElement json) => json.GetProperty("args").EnumerateArray().Select(Of);

    static Expr Binary(string op, Expr left, Expr right) => op switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        "//" => left.FloorDivide(right),
        "%" => left % right,
        "**" => left.Pow(right),
        ">" => left > right,
        ">=" => left >= right,
        "<" => left < right,
        "<=" => left <= right,
        "==" => left == right,
        "!=" => left != right,
        _ => throw new InvalidDataException($"case: operator '{op}'"),
    };
}
