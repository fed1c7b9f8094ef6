namespace Groundwork;

/// <summary>One value shown in several forms, by MIME type: a front end takes the richest that it can draw. Immutable, safe to share.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>
/// var bundle = new MimeBundle("2 rows").With("text/html", "&lt;b&gt;2&lt;/b&gt; rows");
/// bundle.Text;   // 2 rows
/// </code></example>
public sealed class MimeBundle
{
    readonly OrderedDictionary<string, string> _forms = new(StringComparer.Ordinal);

    /// <summary>The MIME type of plain text, which every bundle has.</summary>
    public const string PlainText = "text/plain";

    /// <summary>A bundle with a plain text.</summary>
    public MimeBundle(string text) => _forms[PlainText] = text ?? throw new ArgumentNullException(nameof(text));

    MimeBundle(MimeBundle other)
    {
        foreach (var (type, form) in other._forms) _forms[type] = form;
    }

    /// <summary>This bundle with one more form, which takes the place of an earlier one of that type.</summary>
    /// <param name="type">MIME type, such as <c>text/html</c> or <c>image/svg+xml</c>.</param>
    /// <param name="content">The form; binary types such as <c>image/png</c> in Base64, as Jupyter has them.</param>
    /// <exception cref="ArgumentException">The type is not of the form <c>a/b</c>.</exception>
    public MimeBundle With(string type, string content)
    {
        if (type.IndexOf('/') is var slash && (slash <= 0 || slash == type.Length - 1))
            throw new ArgumentException($"display: \"{type}\" is not a MIME type; they look like text/html");
        var bundle = new MimeBundle(this);
        bundle._forms[type] = content;
        return bundle;
    }

    /// <summary>The plain text.</summary>
    public string Text => _forms[PlainText];

    /// <summary>The form of the given type, or null.</summary>
    public string? this[string type] => _forms.GetValueOrDefault(type);

    /// <summary>The HTML form, or null.</summary>
    public string? Html => this["text/html"];

    /// <summary>The SVG form, or null.</summary>
    public string? Svg => this["image/svg+xml"];

    /// <summary>All forms in the order they were added, the plain text first.</summary>
    public IReadOnlyDictionary<string, string> Forms => _forms;
}

/// <summary>A value that knows how to show itself: its formatter lives with its type.</summary>
/// <remarks>Implementations should be safe to call from several threads as long as nobody writes to the value.</remarks>
public interface IDisplayable
{
    /// <summary>The value's forms. Cheap enough to be called for every display.</summary>
    MimeBundle ToMimeBundle();
}
