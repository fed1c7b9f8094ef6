using System.Text.Json.Nodes;
using Groundwork.Notebook;

namespace Groundwork.Studio;

/// <summary>An output as tabs are sent it: figures sanitised, other HTML with the address of its frame.</summary>
static class OutputView
{
    public static JsonNode Of(CellOutput output, FrameStore frames)
    {
        var view = (JsonObject)output.Content.DeepClone();
        view.Insert(0, "output_type", output.Type);
        if (output.DisplayId is { } id) view["transient"] = new JsonObject { ["display_id"] = id };
        MakeSafe(view, frames);
        return view;
    }

    /// <summary>The content of a kernel's message or of an output, changed in place.</summary>
    public static void MakeSafe(JsonObject content, FrameStore frames)
    {
        if (content["data"] is not JsonObject data) return;
        if (Text(data["image/svg+xml"]) is { } svg)
        {
            if (SvgSanitizer.Clean(svg) is { } clean) data["image/svg+xml"] = clean;
            else
            {
                // No XML, but browsers read more than that: in a frame it is drawn, and can reach nothing.
                data.Remove("image/svg+xml");
                if (!data.ContainsKey("text/html") && svg.Contains("<svg", StringComparison.OrdinalIgnoreCase)) data["text/html"] = svg;
            }
        }
        if (Text(data["text/html"]) is not { } html) return;
        if (content["metadata"] is not JsonObject metadata) content["metadata"] = metadata = [];
        if (metadata["groundwork"] is not JsonObject ours) metadata["groundwork"] = ours = [];
        ours["frame"] = frames.Add(html);
    }

    static string? Text(JsonNode? form) => form switch
    {
        JsonValue value when value.TryGetValue(out string? text) => text,
        JsonArray lines => string.Concat(lines.Select(line => line?.ToString())),
        _ => null,
    };
}
