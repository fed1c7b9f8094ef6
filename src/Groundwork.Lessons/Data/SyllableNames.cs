namespace Groundwork.Lessons;

/// <summary>names: invented first names from rules of syllables, for models of letters.</summary>
/// <remarks>
/// A name has two or three syllables; a syllable is an onset, a vowel and, more often at the end, a coda. Letters are a to z, lower case.
/// Some may exist; none was taken from a list of people. Safe to use from several threads.
/// </remarks>
/// <example><code>string[] names = SyllableNames.Make(1000, seed: 1);</code></example>
public static class SyllableNames
{
    /// <summary>The most names that can be asked for: well below the number of different ones, so that drawing them ends.</summary>
    public const int Most = 50_000;

    // Repeats make a part more frequent, as letters of names are.
    static readonly string[] Onsets = ["b", "br", "c", "d", "d", "f", "g", "h", "j", "k", "k", "l", "l", "l", "m", "m", "m", "n", "n", "p", "r", "r", "s", "s", "sh", "st", "t", "t", "tr", "v", "w", "y", "z"];
    static readonly string[] Vowels = ["a", "a", "a", "e", "e", "e", "i", "i", "i", "o", "o", "u", "ia", "ee", "ai"];
    static readonly string[] Codas = ["n", "n", "n", "l", "l", "r", "r", "s", "m", "th", "k", "x"];

    /// <summary>Draws different names.</summary>
    /// <param name="count">How many, from 0 to 50,000.</param>
    /// <param name="seed">Any number; a longer list begins with a shorter one.</param>
    /// <returns>The names in the order in which they were drawn, none twice.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or more than 50,000.</exception>
    /// <example><code>SyllableNames.Make(100, seed: 1).Distinct().Count();   // 100</code></example>
    public static string[] Make(int count, long seed)
    {
        if (count is < 0 or > Most) throw new ArgumentOutOfRangeException(nameof(count), count, $"names: cannot make {count} names; ask for 0 to {Most}");
        var random = new Generator(seed);
        var taken = new HashSet<string>(count);
        var names = new string[count];
        for (int i = 0; i < count;)
            if (Name(random) is var name && taken.Add(name)) names[i++] = name;
        return names;
    }

    static string Name(Generator random)
    {
        int syllables = random.NextDouble() < 0.6 ? 2 : 3;
        string name = random.NextDouble() < 0.25 ? "" : Pick(Onsets, random);
        for (int i = 0; i < syllables; i++)
        {
            if (i > 0) name += Pick(Onsets, random);
            name += Pick(Vowels, random);
            if (random.NextDouble() < (i == syllables - 1 ? 0.45 : 0.1)) name += Pick(Codas, random);
        }
        return name;
    }

    static string Pick(string[] parts, Generator random) => parts[random.NextInt64(0, parts.Length)];
}
