using System.Collections.Concurrent;
using System.Text;

namespace Groundwork.Plots;

/// <summary>What the script of a page can do beyond hover, pan, zoom and keys on linear axes; a page has the parts that its figures need.</summary>
[Flags]
enum ScriptParts
{
    /// <summary>Nothing more.</summary>
    None = 0,

    /// <summary>Axes of categories.</summary>
    Names = 1,

    /// <summary>Logarithmic axes.</summary>
    Log = 2,

    /// <summary>Axes that are linear around zero and logarithmic beyond.</summary>
    SymLog = 4,

    /// <summary>Axes of dates.</summary>
    Time = 8,

    /// <summary>Legends whose names hide their marks.</summary>
    Legend = 16,

    /// <summary>Choosing rows by dragging, in all plots.</summary>
    Choosing = 32,

    /// <summary>Marks of so many points that they are drawn on a canvas.</summary>
    Many = 64,

    /// <summary>Parts of marks that say what they are: bars, cells, boxes.</summary>
    Items = 128,

    /// <summary>Several plots, whose rows belong together.</summary>
    Linked = 256,

    /// <summary>Lines that move with the data: one at zero, and the marks of ticks.</summary>
    Lines = 512,

    /// <summary>A canvas over the picture: for many points, and for what is chosen.</summary>
    Canvas = 1024,

    /// <summary>Everything.</summary>
    All = 2047,
}

/// <summary>The script of a figure's page: the files of <c>Html/Script</c> in one, without what only its readers need.</summary>
static class PageScript
{
    static readonly ConcurrentDictionary<ScriptParts, string> _small = new();

    /// <summary>What stands in a page that needs these parts.</summary>
    public static string Small(ScriptParts parts) => _small.GetOrAdd(parts, static parts => Minify(Source(parts)));

    /// <summary>The files as they were written, in the order of their names, without the parts that are not needed.</summary>
    public static string Source(ScriptParts parts = ScriptParts.All)
    {
        var kept = new StringBuilder();
        Stack<bool> isKept = new([true]);
        foreach (string line in Whole().Split('\n'))
        {
            string text = line.TrimStart();
            if (text.StartsWith("//if ", StringComparison.Ordinal)) isKept.Push(isKept.Peek() && text[5..].Split(' ').Any(name => parts.HasFlag(Enum.Parse<ScriptParts>(name))));
            else if (text == "//end") isKept.Pop();
            else if (isKept.Peek()) kept.Append(line).Append('\n');
        }
        return kept.ToString();
    }

    static string Whole()
    {
        var source = new StringBuilder();
        var assembly = typeof(PageScript).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("script/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            source.Append(reader.ReadToEnd()).Append('\n');
        }
        return source.ToString();
    }

    // What the language and the browser named; a name that is missing here shows at once, since then nothing has it.
    static readonly HashSet<string> _given = [.. """
        break const continue delete else false for function if in let new null of return this true typeof undefined while
        Array Boolean Date Float32Array JSON Map Math MutationObserver NaN Number Object Path2D ResizeObserver Uint8Array
        addEventListener atob devicePixelRatio document getComputedStyle isNaN matchMedia performance requestAnimationFrame
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The same program in fewer letters: no comments, no space that only parts words for the eye, short names for its variables, and declarations that follow one another in one.</summary>
    /// <remarks>
    /// It expects a single block, statements that end with a semicolon or a brace, and no labels, <c>switch</c> or empty statements.
    /// Within each statement of the block a name is changed to the same other name everywhere, so that inner scopes need not be known;
    /// names that the block itself declares are the same in all. Names after a dot and keys of objects stay.
    /// </remarks>
    public static string Minify(string script)
    {
        List<ScriptToken> tokens = ScriptToken.Read(script);
        var block = new ScriptBlock(tokens, _given);
        var small = new StringBuilder();
        string previous = "";
        for (int i = 0; i < tokens.Count; i++)
        {
            string text = block.Written(i);
            if (text == "let" && block.JoinsBefore(i)) (text, small.Length) = (",", small.Length - 1);
            if (text == "}" && previous == ";") small.Length--;
            if (small.Length > 0 && Touch(small[^1], text[0])) small.Append(' ');
            small.Append(previous = text);
        }
        return small.ToString();
    }

    // What is one word, or one sign, when nothing stands between.
    static bool Touch(char before, char after) => ScriptToken.IsWord(before) && ScriptToken.IsWord(after) || before == after && before is '+' or '-';
}
