using System.Globalization;
using System.Text.Json;

namespace Groundwork.Conformance;

/// <summary>One call with what must come of it, as <c>cases.json</c> states it.</summary>
public sealed class Case(string group, JsonElement json, CaseFile file)
{
    /// <summary>The folder that holds the case.</summary>
    public string Group => group;

    /// <summary>The file that holds the case, which also gives its arrays.</summary>
    public CaseFile File => file;

    /// <summary>Unique; begins with <c>p:</c> (public) or <c>h:</c> (held out).</summary>
    public string Id { get; } = json.GetProperty("id").GetString()!;

    /// <summary>Name of the operation.</summary>
    public string Op { get; } = json.GetProperty("op").GetString()!;

    /// <summary>Attributes of the call.</summary>
    public Args Args { get; } = new(json.GetProperty("args"));

    /// <summary>Names of the input arrays, in order.</summary>
    public string[] Inputs { get; } = Names(json, "inputs");

    /// <summary>Names of the expected arrays, in order; empty where the call must fail.</summary>
    public string[] Outputs { get; } = Names(json, "outputs");

    /// <summary>The steps that make input <paramref name="k"/> a view, in order; none for most cases.</summary>
    public JsonElement[] ViewSteps(int k) =>
        json.TryGetProperty("views", out var views) && views[k].ValueKind == JsonValueKind.Array ? [.. views[k].EnumerateArray()] : [];

    /// <summary>Input index to the name of its expected gradient.</summary>
    public IReadOnlyDictionary<int, string> Grads { get; } = Numbered(json, "grads");

    /// <summary>Output index to the name of the weights of its elements in the scalar whose gradient is asked for.</summary>
    public IReadOnlyDictionary<int, string> GradOutputs { get; } = Numbered(json, "grad_output");

    /// <summary>Allowed for the outputs: <c>atol + rtol * |expected|</c>.</summary>
    public Tolerance Tolerance { get; } = new(Number(json, "rtol") ?? 0, Number(json, "atol") ?? 0);

    /// <summary>Allowed for the gradients.</summary>
    public Tolerance GradTolerance { get; } =
        new(Number(json, "grad_rtol") ?? Number(json, "rtol") ?? 0, Number(json, "grad_atol") ?? Number(json, "atol") ?? 0);

    /// <summary>The rule of comparison; null is element by element.</summary>
    public string? Compare { get; } = Text(json, "compare");

    /// <summary>The kind of error that the call must end in, or null where it must succeed.</summary>
    public string? Error { get; } = Text(json, "error");

    /// <summary>Where the expected values come from.</summary>
    public string Source { get; } = Text(json, "source") ?? "";

    /// <summary>What is special about the case.</summary>
    public string[] Tags { get; } = Names(json, "tags");

    /// <summary>A table, a text or statistics, in groups whose expected values are no arrays.</summary>
    public JsonElement? Expected { get; } = json.TryGetProperty("expected", out var e) ? e : null;

    /// <summary>Whether the rows of an expected table compare in order.</summary>
    public bool IsOrdered { get; } = json.TryGetProperty("ordered", out var o) && o.GetBoolean();

    static string[] Names(JsonElement json, string field) =>
        json.TryGetProperty(field, out var list) ? [.. list.EnumerateArray().Select(n => n.GetString()!)] : [];

    static Dictionary<int, string> Numbered(JsonElement json, string field) =>
        json.TryGetProperty(field, out var map)
            ? map.EnumerateObject().ToDictionary(p => int.Parse(p.Name, CultureInfo.InvariantCulture), p => p.Value.GetString()!)
            : [];

    static string? Text(JsonElement json, string field) => json.TryGetProperty(field, out var text) ? text.GetString() : null;

    static double? Number(JsonElement json, string field) => json.TryGetProperty(field, out var number) ? number.GetDouble() : null;
}

/// <summary>A got value passes when <c>|got - expected| &lt;= Absolute + Relative * |expected|</c>.</summary>
public readonly record struct Tolerance(double Relative, double Absolute)
{
    /// <summary>The largest allowed distance from <paramref name="expected"/>.</summary>
    public double At(double expected) => Absolute + Relative * Math.Abs(expected);

    /// <summary>NaN matches NaN, an infinity itself; the sign of zero is not looked at.</summary>
    public bool Accepts(double got, double expected) =>
        got == expected || double.IsNaN(got) && double.IsNaN(expected) || double.IsFinite(expected) && Math.Abs(got - expected) <= At(expected);
}
