namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The text of <see cref="ToString()"/>, and HTML: a table of the elements, each on a colour that shows its size, under dtype and shape.</summary>
    /// <remarks>
    /// Colours run from white to blue, or, where there are both signs, from red over white to blue; each cell sets its text and its ground, so
    /// it is legible in light and dark pages. Deeper tensors are shown as slices of their last two axes. What is summarised in the text is
    /// summarised here too. There is no script in it.
    /// </remarks>
    /// <example><code>Tensor t = [[1, -2], [3, 4]]; t.Display();</code></example>
    public MimeBundle ToMimeBundle() => new MimeBundle(ToString()).With("text/html", TensorHtml.Of(this, PrintOptions.Current));
}
