namespace Groundwork.Studio;

/// <summary>The page around an HTML output: it has the page's colours and fonts, takes its theme, and tells its height to the page that holds the frame, which cannot look inside.</summary>
static class FramePage
{
    static readonly string Head = """
        <!doctype html><html data-theme="THEME"><meta charset="utf-8"><meta name="color-scheme" content="light dark">
        <style>COLOURS</style>
        <style>
        body{margin:0;color:var(--text);font:14px/1.5 var(--sans);overflow-x:auto}
        body .gw-frame{font-family:var(--sans)}
        body>:first-child{margin-top:0}body>:last-child{margin-bottom:0}
        table{border-collapse:collapse}td,th{padding:.25em .8em;text-align:right}
        </style>
        <script>
        addEventListener("load", () => {
          const tell = () => parent.postMessage({ type: "groundwork-frame", height: Math.ceil(document.documentElement.getBoundingClientRect().height) }, "*");
          new ResizeObserver(tell).observe(document.documentElement);
          tell();
        });
        addEventListener("message", event => {
          if (event.source === parent && event.data?.type === "groundwork-theme") document.documentElement.dataset.theme = event.data.theme;
        });
        </script>
        """.Replace("COLOURS", Pages.Text("/styles/themes.css"), StringComparison.Ordinal);

    public static string Of(string html, string theme) => Head.Replace("THEME", theme is "dark" or "contrast" ? theme : "light", StringComparison.Ordinal) + html;
}
