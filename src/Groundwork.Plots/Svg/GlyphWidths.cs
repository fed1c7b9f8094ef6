namespace Groundwork.Plots;

/// <summary>About how wide a text will be in an ordinary sans-serif font, a little on the safe side: no font is read.</summary>
static class GlyphWidths
{
    public static double Of(string text, double size, bool bold = false)
    {
        double ems = 0;
        foreach (char c in text) ems += Ems(c);
        return ems * size * (bold ? 1.08 : 1);
    }

    static double Ems(char c) => c switch
    {
        'i' or 'j' or 'l' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' => 0.32,
        'f' or 't' or 'r' or 'I' or ' ' or '(' or ')' or '[' or ']' => 0.4,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 0.95,
        '−' or '×' or '+' or '=' or '<' or '>' => 0.78,
        >= '⁰' and <= '₉' or '²' or '³' or '¹' => 0.42,
        >= '0' and <= '9' => 0.62,
        >= 'A' and <= 'Z' => 0.7,
        >= '\u1100' => 1.05,
        _ => 0.6,
    };
}
