namespace Groundwork.Lessons;

/// <summary>
/// Draws the inputs of a check. Every value comes from whole numbers that are written down, and 0 stands for the simplest value:
/// so a failing input is made smaller by lowering these numbers and drawing again, and what belongs together (two vectors of one
/// length) stays together.
/// </summary>
/// <remarks>The idea is that of Hypothesis (MacIver and Donaldson, ECOOP 2020). Not safe to use from several threads.</remarks>
sealed class Draw
{
    readonly Generator? _random;
    readonly IReadOnlyList<ulong> _given;
    readonly List<ulong> _made = [];

    /// <summary>Fresh values.</summary>
    public Draw(Generator random) => (_random, _given) = (random, []);

    /// <summary>The values that these numbers stand for; what goes beyond them is the simplest there is.</summary>
    public Draw(IReadOnlyList<ulong> numbers) => _given = numbers;

    /// <summary>The numbers behind the values so far.</summary>
    public IReadOnlyList<ulong> Numbers => _made;

    /// <summary>One of <paramref name="min"/> to <paramref name="max"/>, both included; the least is the simplest.</summary>
    public int Whole(int min, int max) => min + (int)Next((ulong)(max - min));

    /// <summary>A length: 1 to <paramref name="max"/>.</summary>
    public int Length(int max = 6) => Whole(1, max);

    /// <summary>True or false; false is the simpler.</summary>
    public bool Coin() => Next(1) == 1;

    /// <summary>One of the options; the first is the simplest.</summary>
    public T Pick<T>(params T[] options) => options[Whole(0, options.Length - 1)];

    /// <summary>A seed for code that draws by itself.</summary>
    public int Seed() => Whole(1, 1_000_000);

    /// <summary>A number between -10 and 10: whole (1 is the simplest, then 2, 3, 0, -1, …), with two decimals, or with all the digits that a Float64 has.</summary>
    public double Number() => Next(3) switch
    {
        0 => Plain((int)Next(15)),
        1 => ((int)Next(2000) - 1000) / 100.0,
        _ => (Next(1UL << 53) / (double)(1UL << 53) - 0.5) * 20,
    };

    /// <summary>A number between -10 and 10 with all its digits: two of them are never the same, as long as they are not shrunk.</summary>
    public double Digits() => (0.5 - Next(1UL << 53) / (double)(1UL << 53)) * 20;

    /// <summary>Leaves out inputs that the exercise does not mean, such as ties.</summary>
    /// <exception cref="LeftOut">Not so: the input is drawn anew.</exception>
    public static void Assume(bool so)
    {
        if (!so) throw new LeftOut();
    }

    /// <summary>An input drawn by <paramref name="cases"/> from fresh numbers, or from numbers given; null if these give none that is meant.</summary>
    public static (X Input, IReadOnlyList<ulong> Numbers)? Of<X>(Func<Draw, X> cases, Draw draw)
    {
        try
        {
            return (cases(draw), draw.Numbers);
        }
        catch (LeftOut)
        {
            return null;
        }
    }

    /// <summary>Many inputs drawn one after the other.</summary>
    public static IEnumerable<(X Input, IReadOnlyList<ulong> Numbers)> Inputs<X>(Func<Draw, X> cases, int count, long seed)
    {
        var random = new Generator(seed);
        for (int made = 0, tries = 0; made < count; tries++)
        {
            if (tries == 100 * count) throw new InvalidOperationException("draw: all but no input is what the exercise means; draw it so that more are");
            if (Of(cases, new Draw(random)) is not { } one) continue;
            made++;
            yield return one;
        }
    }

    /// <summary>A number above 0, up to <paramref name="max"/>.</summary>
    public double Positive(double max = 10) => Next(2) == 0 ? Math.Min(max, 1 + Next(4)) : max * (1 + Next((1UL << 53) - 1)) / (1UL << 53);

    /// <summary>A number from 0 to 1; ½ is the simplest, 0 and 1 come up.</summary>
    public double Probability() => Next(4) switch
    {
        0 => new[] { 0.5, 0.25, 0.75, 1, 0 }[Next(4)],
        _ => Next(1UL << 53) / (double)(1UL << 53),
    };

    /// <summary><paramref name="n"/> numbers of <see cref="Number"/>'s kind.</summary>
    public double[] Vector(int n) => Many(n, Number);

    /// <summary>A vector of 1 to 6 numbers.</summary>
    public double[] Vector() => Vector(Length());

    /// <summary>Values above 0 that add up to 1.</summary>
    public double[] Distribution(int n)
    {
        double[] weights = Many(n, () => Positive());
        double sum = weights.Sum();
        return Array.ConvertAll(weights, w => w / sum);
    }

    /// <summary>A matrix with that many rows and columns.</summary>
    public double[,] Matrix(int rows, int columns)
    {
        var matrix = new double[rows, columns];
        for (int i = 0; i < rows; i++)
            for (int j = 0; j < columns; j++) matrix[i, j] = Number();
        return matrix;
    }

    /// <summary>A tensor of that shape with <see cref="Number"/>'s values.</summary>
    public Tensor Tensor(Shape shape, DType dtype = DType.Float64) => Groundwork.Tensor.From(Vector((int)shape.Count), shape).To(dtype);

    /// <summary>A shape with that many axes of 1 to <paramref name="most"/>.</summary>
    public Shape Shape(int axes, int most = 4) => Groundwork.Shape.Of(Many(axes, () => Length(most)));

    /// <summary>As many values as asked for.</summary>
    public T[] Many<T>(int n, Func<T> one)
    {
        var values = new T[n];
        for (int i = 0; i < n; i++) values[i] = one();
        return values;
    }

    // 1, 2, 3, 0, -1, -2, -3, 4, -4, 5, -5, … : small values that a mistake is seen with, zero not first.
    static double Plain(int k) => k switch { < 3 => k + 1, 3 => 0, < 7 => 3 - k, _ => (k % 2 == 1 ? 1 : -1) * ((k + 1) / 2) };

    /// <summary>Ends a drawing whose input is not meant.</summary>
    public sealed class LeftOut : Exception;

    ulong Next(ulong most)
    {
        ulong number = _random is not null ? (ulong)(_random.NextDouble() * (most + 1.0)) : _made.Count < _given.Count ? _given[_made.Count] : 0;
        number = Math.Min(number, most);
        _made.Add(number);
        return number;
    }
}
