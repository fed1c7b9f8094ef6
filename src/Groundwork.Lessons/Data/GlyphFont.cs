namespace Groundwork.Lessons;

/// <summary>The bitmap font behind <see cref="Glyphs"/>: each digit twice, 4 wide and 6 high, drawn for this course.</summary>
static class GlyphFont
{
    public const int Width = 4, Height = 6;

    // Two forms a row of letters: # is ink.
    static readonly string[] Rows =
    [
        """
        .##. ####
        #..# #..#
        #..# #..#
        #..# #..#
        #..# #..#
        .##. ####
        """,
        """
        .##. ..#.
        ..#. ..#.
        ..#. ..#.
        ..#. ..#.
        ..#. ..#.
        .### ..#.
        """,
        """
        ###. .##.
        ...# #..#
        ...# ...#
        .##. ..#.
        #... .#..
        #### ####
        """,
        """
        ###. ####
        ...# ...#
        .##. .##.
        ...# ...#
        ...# #..#
        ###. .##.
        """,
        """
        #..# ..##
        #..# .#.#
        #..# #..#
        #### ####
        ...# ...#
        ...# ...#
        """,
        """
        #### ####
        #... #...
        ###. ####
        ...# ...#
        ...# ...#
        ###. ####
        """,
        """
        .### .#..
        #... #...
        ###. ####
        #..# #..#
        #..# #..#
        .##. ####
        """,
        """
        #### ####
        ...# ...#
        ..#. ..#.
        ..#. .###
        .#.. ..#.
        .#.. ..#.
        """,
        """
        .##. ####
        #..# #..#
        .##. ####
        #..# #..#
        #..# #..#
        .##. ####
        """,
        """
        .##. ####
        #..# #..#
        #..# ####
        .### ...#
        ...# ..#.
        .##. .#..
        """,
    ];

    /// <summary>How many forms a digit has.</summary>
    public const int Forms = 2;

    /// <summary>1 where a form has ink, 0 elsewhere and outside.</summary>
    public static float Ink(int digit, int form, int y, int x) =>
        (uint)y < Height && (uint)x < Width && Ascii[digit][(y * (Forms * Width + 2)) + (form * (Width + 1)) + x] == '#' ? 1 : 0;

    // One line break, whatever the source file has.
    static readonly string[] Ascii = [.. Rows.Select(rows => rows.ReplaceLineEndings("\n"))];
}
