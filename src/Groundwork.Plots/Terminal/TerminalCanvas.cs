using System.Text;

namespace Groundwork.Plots;

/// <summary>A grid of characters. Lines and dots are braille (2 by 4 dots a character), boxes are eighths of blocks; a unit is one dot.</summary>
sealed class TerminalCanvas(int columns, int lines) : ICanvas
{
    const string Eighths = " ▁▂▃▄▅▆▇█", Shades = " ░▒▓█";

    readonly byte[] _dots = new byte[columns * lines];
    readonly char[] _chars = new char[columns * lines];
    readonly Color?[] _colors = new Color?[columns * lines];

    public double Width => 2 * columns;

    public double Height => 4 * lines;

    // A pixel of the SVG is much smaller than a dot; offsets shrink with it.
    public double Pixel => 0.3;

    public void Line(IReadOnlyList<Spot> spots, Color color, double width, double opacity, bool dashed = false)
    {
        const double faint = 0.4;
        if (opacity < faint) return;    // dots are seen or not: what stands faint behind another line would hide it
        int drawn = 0;
        for (int i = 1; i < spots.Count; i++)
        {
            Spot a = spots[i - 1], b = spots[i];
            int steps = (int)Math.Ceiling(Math.Max(Math.Abs(b.X - a.X), Math.Abs(b.Y - a.Y)));
            for (int s = 0; s <= steps; s++, drawn++)
            {
                double t = steps == 0 ? 0 : (double)s / steps;
                if (!dashed || drawn % 6 < 3) Dot(a.X + t * (b.X - a.X), a.Y + t * (b.Y - a.Y), color);
            }
        }
    }

    // An outline says where a band is; filled dots would hide the lines in it.
    public void Area(IReadOnlyList<Spot> outline, Color color, double opacity) => Line(outline, color, 1, 1, dashed: true);

    public void Dots(IReadOnlyList<Spot> spots, double radius, Color color, double opacity)
    {
        foreach (Spot spot in spots) Dot(spot.X, spot.Y, color);
    }

    public void Box(double x, double y, double width, double height, Color color, double opacity, double tone = 1)
    {
        int left = (int)Math.Round(x / 2), right = Math.Max(left + 1, (int)Math.Round((x + width) / 2));
        double top = y / 4, bottom = tone < 1 ? (y + height) / 4 : Math.Round((y + height) / 4);
        for (int line = Math.Max(0, (int)Math.Floor(top)); line < Math.Min(lines, Math.Ceiling(bottom)); line++)
        {
            double covered = Math.Min(bottom, line + 1) - Math.Max(top, line);
            char block = tone < 1 ? (covered >= 0.5 ? Shades[(int)Math.Round(4 * tone)] : '\0') : Eighths[(int)Math.Round(8 * Math.Clamp(covered, 0, 1))];
            for (int column = Math.Max(0, left); column < Math.Min(columns, right); column++)
                if (block is not ('\0' or ' ')) Put(line, column, block, color);
        }
    }

    public void Text(double x, double y, string text, Color color, Anchor anchor, double size)
    {
        int at = (int)Math.Round(x / 2) - (anchor == Anchor.Start ? 0 : anchor == Anchor.Middle ? text.Length / 2 : text.Length), line = Math.Clamp((int)(y / 4), 0, lines - 1);
        for (int i = 0; i < text.Length; i++)
            if (at + i >= 0 && at + i < columns) Put(line, at + i, text[i], color);
    }

    public void Write(StringBuilder text, int line, bool color)
    {
        Color? current = null;
        for (int i = line * columns; i < (line + 1) * columns; i++)
        {
            char shown = _chars[i] != '\0' ? _chars[i] : _dots[i] != 0 ? (char)(0x2800 + _dots[i]) : ' ';
            if (color && shown != ' ' && _colors[i] != current && _colors[i] is { } c)
            {
                text.Append($"\e[38;2;{c.R};{c.G};{c.B}m");
                current = c;
            }
            text.Append(shown);
        }
        if (current is not null) text.Append("\e[0m");
    }

    void Put(int line, int column, char character, Color color) => (_chars[line * columns + column], _colors[line * columns + column]) = (character, color);

    void Dot(double x, double y, Color color)
    {
        int dx = (int)Math.Floor(x), dy = (int)Math.Floor(y);
        if (dx == 2 * columns) dx--;
        if (dy == 4 * lines) dy--;
        if (dx < 0 || dy < 0 || dx >= 2 * columns || dy >= 4 * lines) return;
        int at = dy / 4 * columns + dx / 2, row = dy % 4;
        _dots[at] |= (byte)(row == 3 ? 0x40 << (dx % 2) : 1 << (row + 3 * (dx % 2)));
        _colors[at] = color;
    }
}
