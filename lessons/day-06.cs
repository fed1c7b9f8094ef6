#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 6: Array programming by hand
//
// 60 to 90 minutes. Afterwards you can
//
// - create, slice, mask, reshape and reduce an array, and say its shape before you run it;
// - tell a view from a copy by its strides;
// - use broadcasting instead of loops, and see when it goes wrong;
// - draw random numbers that come out the same every time.
//
// The word *array* means what NumPy calls ndarray; our library calls it `Tensor`, and from day 8 on it will do more.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Plots;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// %% [markdown]
// ### Predict
//
// An array of shape [3, 1] is added to one of shape [4]. What is the shape of the sum?
//
// - a: [3, 4]
// - b: [4]
// - c: it cannot be computed
// - d: [7]

// %% quiz 6.Q1
Day06.Q1.Answer("?");

// %% [markdown]
// ## 1 Creation and dtypes
//
// An array is one block of numbers of one **dtype**, and a **shape** that says how to read it.

// %%
Tensor a = Tensor.Arange(12).Reshape(3, 4);
Console.WriteLine($"{a}\nshape {a.Shape}, {a.DType}, {a.Count} numbers");

Console.WriteLine($"Zeros: {Tensor.Zeros([3])}, ones: {Tensor.Ones([3], DType.Int64)}");
Console.WriteLine($"Five from 0 to 1: {Tensor.Linspace(0, 1, 5)}, of {Tensor.Linspace(0, 1, 5).DType}");
Console.WriteLine($"From C#: {Tensor.From(1.5, 2.5)}, of {Tensor.From(1.5, 2.5).DType}");

// %% [markdown]
// Two dtypes that meet become the one that holds both; a division of whole numbers gives fractions.

// %%
Console.WriteLine($"Int64 + Float64: {(Tensor.Arange(2) + Tensor.From(0.5, 0.5)).DType}");
Console.WriteLine($"[0, 1, 2] / 2: {Tensor.Arange(3) / 2}");

// %% [markdown]
// ### Break
//
// A small dtype overflows in silence, as the machine's own integers do: a pixel of brightness 200 that is made brighter
// by 100 turns dark.

// %%
Console.WriteLine($"200 + 100 in UInt8: {Tensor.From<byte>([200]) + Tensor.From<byte>([100])}");

// %% [markdown]
// ## 2 Shape, strides, views
//
// Memory has one dimension. An array of shape [3, 4] is a buffer of 12 numbers and two **strides**: how many places to
// go on for the next row, and for the next column. Element (i, j) lies at place $i \cdot s_0 + j \cdot s_1$.

// %%
static string Strides(Tensor t) => $"[{string.Join(", ", t.Strides.ToArray())}]";

Console.WriteLine($"a:           shape {a.Shape}, strides {Strides(a)}");
Console.WriteLine($"a.T:         shape {a.T.Shape}, strides {Strides(a.T)}");
Console.WriteLine($"a[.., 1]:    shape {a[.., 1].Shape}, strides {Strides(a[.., 1])}");
Console.WriteLine($"a[.., (.., 2)]: shape {a[.., (.., 2)].Shape}, strides {Strides(a[.., (.., 2)])}");

// %% [markdown]
// None of these moved a number: they are **views** of the same buffer. What do you step over on the way from one
// element of a column to the next? Move the slider; tick the box to read the same buffer as its transpose.

// %% column
int column = 1;
Slider.Of(column, 0, 2).Display();

// %% transposed
bool transposed = false;
Checkbox.Of(transposed).Display();

// %% microscope
Tensor view = transposed ? a.T : a;
long[] places = view[.., column].ToArray<long>();    // a holds at each place the number of that place
double[] inView = [.. view.ToArray<long>().Select(place => places.Contains(place) ? 1.0 : 0.0)];
double[] inBuffer = [.. Enumerable.Range(0, 12).Select(place => places.Contains(place) ? 1.0 : 0.0)];

var microscope = new Figure(rows: 2) { Width = 560, Height = 380, RowRatios = [3, 1] };
void Boxes(Axes axes, double[] picked, int rows, int columns, Tensor numbers, string title)
{
    var heat = axes.AddHeatmap(Tensor.From<double>(picked, [rows, columns]));
    (heat.Min, heat.Max, heat.HasColorBar, heat.Colors) = (0, 2, false, ColorMap.Blues);
    long[] written = numbers.ToArray<long>();
    for (int i = 0; i < written.Length; i++) axes.AddText(i % columns, i / columns, $"{written[i]}").IsCentered = true;
    axes.Title = title;
    axes.X.HasTicks = axes.Y.HasTicks = false;
}
Boxes(microscope[0, 0], inView, view.Shape[0], view.Shape[1], view, $"column {column} of shape {view.Shape}, strides {Strides(view)}");
Boxes(microscope[1, 0], inBuffer, 1, 12, Tensor.Arange(12), "the buffer");
microscope.AltText = $"Column {column} of the array and its places {string.Join(", ", places)} in the buffer";
microscope.Display();
Console.WriteLine($"Column {column} lies at the places {string.Join(", ", places)}: the stride of the rows is {view.Strides[0]}.");

// %% [markdown]
// Whoever writes into a view writes into the array. A `Clone()` is a copy with a buffer of its own.

// %%
Tensor original = Tensor.Arange(6).Reshape(2, 3);
Tensor copy = original.Clone(), row = original[1];
row.Fill(0);
Console.WriteLine($"The array: {original.Flatten()}, the copy: {copy.Flatten()}");

// %% [markdown]
// ### Questions 6.Q2 to 6.Q7: view or copy?
//
// `a` is the array of shape [3, 4] above. Answer `"view"` or `"copy"` for each. The test: can one stride for each axis
// say where the elements lie?
//
// - 6.Q2: `a.Transpose()`
// - 6.Q3: `a[1]`
// - 6.Q4: `a[a > 5]`
// - 6.Q5: `a[.., (.., 2)]`, every second column
// - 6.Q6: `a[Tensor.From(2L, 0, 1)]`, rows by a list of numbers
// - 6.Q7: `a.Transpose().Reshape(12)`

// %% quizzes 6.Q2 to 6.Q7
Day06.Q2.Answer("?");
Day06.Q3.Answer("?");
Day06.Q4.Answer("?");
Day06.Q5.Answer("?");
Day06.Q6.Answer("?");
Day06.Q7.Answer("?");

// %% [markdown]
// ## 3 Slices, masks, lists of indices
//
// A number takes an axis away, a range keeps it. `^1` is the last, `..` everything. A **mask**, which is what a
// comparison gives, picks the elements where it is true; an array of whole numbers picks by position.

// %%
Console.WriteLine($"a[1..3, ..2]:\n{a[1..3, ..2]}");
Console.WriteLine($"a[^1]: {a[^1]}, a[1, ^1]: {a[1, ^1]}");
Console.WriteLine($"a[a > 8]: {a[a > 8]}");
Console.WriteLine($"Where: {Tensor.Where(a[1] > 5, a[1], 0)}");
Console.WriteLine($"Pairs of indices: {a[Tensor.From(0L, 1, 2), Tensor.From(3L, 2, 1)]}");

Tensor windows = Tensor.From(1.0, 2, 6, 4, 5).SlidingWindow(3);
Console.WriteLine($"Windows, a view with strides {Strides(windows)}:\n{windows}");

// %% [markdown]
// ## 4 Broadcasting
//
// Two shapes are lined up **from the right**. Sizes that meet must be equal, or one of them 1: that one is stretched. A
// missing axis counts as 1. Nothing is copied, a stretched axis has stride 0. `Align` shows it; try shapes of your own.

// %%
static void Align(Shape a, Shape b)
{
    int rank = Math.Max(a.Rank, b.Rank);
    int SizeOf(Shape s, int axis) => axis < rank - s.Rank ? 1 : s[axis - (rank - s.Rank)];    // a missing axis counts as 1
    string Row(Shape s) => string.Concat(s.Dims.ToArray().Select(size => $"{size,5}")).PadLeft(5 * rank);
    string Together(int axis)
    {
        int m = SizeOf(a, axis), n = SizeOf(b, axis);
        return m == n || m == 1 || n == 1 ? $"{Math.Max(m, n),5}" : "    ✗";
    }
    Console.WriteLine($"{Row(a)}    {a}\n{Row(b)}    {b}\n{string.Concat(Enumerable.Range(0, rank).Select(Together))}    together\n");
}

Align([3, 1], [4]);
Align([3, 4], [3]);

// %% [markdown]
// A column plus a row is a table of all pairs. `Unsqueeze(1)` makes the column.

// %%
Tensor units = Tensor.Arange(4), tens = 10 * Tensor.Arange(3);
Console.WriteLine(tens.Unsqueeze(1) + units);
Console.WriteLine($"A stretched axis: strides {Strides(tens.Unsqueeze(1).BroadcastTo([3, 4]))}");

// %% [markdown]
// ### Break
//
// The second pair does not fit, and the message says at which axis. A worse error is the one that raises none: for a
// **square** array the row of means [N] fits either way.

// %%
try
{
    Console.WriteLine(a + Tensor.Arange(3));
}
catch (ShapeException e)
{
    Console.WriteLine(e.Message);
}

// %% [markdown]
// ## 5 Reductions along an axis
//
// `Sum(axis)` makes that axis vanish: axis 0 goes down the rows and leaves one number for each column. `keep: true`
// leaves it with size 1, so that the result broadcasts back.

// %%
Console.WriteLine($"a.Sum(0): {a.Sum(0)}, a.Sum(1): {a.Sum(1)}, a.Sum(): {a.Sum()}");
Console.WriteLine($"a.Sum(1, keep: true):\n{a.Sum(1, keep: true)}");
Console.WriteLine($"Mean {a.Mean()}, deviation {a.Std().Item():f4}, smallest {a.Min()}, place of the largest in each row {a.ArgMax(1)}");
Console.WriteLine($"How many above 5: {(a > 5).Sum()}, their share: {(a > 5).Mean()}");

// %% [markdown]
// ### Break
//
// The rows of this square array should have mean 0. They do not, and nothing complains: `Mean(1)` has shape [2], and
// was lined up with the columns.

// %%
Tensor square = Tensor.From(new double[,] { { 1, 3 }, { 10, 30 } });
Console.WriteLine($"Wrong: {(square - square.Mean(1)).Mean(1)}, right: {(square - square.Mean(1, keep: true)).Mean(1)}");

// %% [markdown]
// ### Exercise 6.1: standardize columns
// Write `Standardize(x)` for x of shape [N, D]: every column gets mean 0 and deviation 1 (the deviation that divides by
// N, which `Std` gives). No loop, no `ZScore`. No column is constant.

// %% exercise 6.1
static Tensor Standardize(Tensor x) => throw new NotAttempted();

Day06.Standardize.Check(Standardize);

// %%
Day06.Standardize.Twin(Standardize, x => x.ZScore(axis: 0));

// %% [markdown]
// ### Exercise 6.2: a histogram from reductions
// Write `Histogram(x, low, high, bins)`: how many values lie in each of the equally wide bins, as Int64 [bins]. A value
// on the border of two bins belongs to the right one, a value of exactly `high` to the last bin, and values outside
// count nowhere. No loop; compare every value with every bin at once.

// %% exercise 6.2
static Tensor Histogram(Tensor x, double low, double high, int bins) => throw new NotAttempted();

Day06.Histogram.Check(Histogram);

// %%
Day06.Histogram.Twin(Histogram, (x, low, high, bins) => x.Histogram(bins, (low, high)).Item1.To(DType.Int64));

// %% [markdown]
// ### Exercise 6.3: a moving average
// Write `MovingAverage(x, window)`: the mean of every `window` neighbours, [N - window + 1] of them. No loop.

// %% exercise 6.3
static Tensor MovingAverage(Tensor x, int window) => throw new NotAttempted();

Day06.MovingAverage.Check(MovingAverage);

// %% [markdown]
// ## 6 Random numbers with a seed
//
// A `Generator` is a stream of numbers that a seed determines. Who writes the seed down can repeat the experiment.

// %%
Console.WriteLine($"Seed 1: {Tensor.Rand([3], new Generator(seed: 1))}");
Console.WriteLine($"Again:  {Tensor.Rand([3], new Generator(seed: 1))}");
var random = new Generator(seed: 1);
Tensor uniform = Tensor.Rand([100_000], random, DType.Float64), normal = Tensor.Randn([100_000], random, DType.Float64);
foreach (var (name, drawn) in ((string, Tensor)[])[("Rand: ", uniform), ("Randn:", normal)])
    Console.WriteLine($"{name} mean {drawn.Mean().Item():f3}, deviation {drawn.Std().Item():f3}, from {drawn.Min().Item():f3} to {drawn.Max().Item():f3}");

// %% [markdown]
// ### Exercise 6.4: π by chance
// Throw `n` points evenly into the unit square. The share of them with $x^2 + y^2 \le 1$ is about π/4. Write
// `EstimatePi(n, seed)`; the seed makes the generator. The check also looks at how the error falls with n: like
// $1/\sqrt{n}$.

// %% exercise 6.4
static double EstimatePi(int n, long seed) => throw new NotAttempted();

Day06.EstimatePi.Check(EstimatePi);

// %% [markdown]
// ## 7 Speed: a loop, a vector, a matrix product
//
// A loop over elements asks the library for each number alone; a vector operation asks once, and runs in the
// processor's wide registers. A cell of your own with `loop.Display(); vector.Display();` shows the milliseconds on
// your machine.

// %%
static double Milliseconds(Action action)
{
    double best = double.PositiveInfinity;
    for (int run = 0; run < 5; run++)
    {
        long began = System.Diagnostics.Stopwatch.GetTimestamp();
        action();
        best = Math.Min(best, System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMilliseconds);
    }
    return best;
}

Tensor numbers = Tensor.Rand([50_000], random, DType.Float64);
double loop = Milliseconds(() =>
{
    double sum = 0;
    for (int i = 0; i < 50_000; i++) sum += numbers[i].Item() * numbers[i].Item();
});
double vector = Milliseconds(() => (numbers * numbers).Sum());
Console.WriteLine($"≈ The vector is at least 5 times as fast as the loop: {loop > 5 * vector}");

// %% [markdown]
// Memory is the other price. The distance of every row to every row could be
// `(x.Unsqueeze(1) - x.Unsqueeze(0)).Square().Sum(-1).Sqrt()`: one line, and an array of N·N·D numbers in between. But
// $|a - b|^2 = |a|^2 + |b|^2 - 2\,a \cdot b$, and all products $a \cdot b$ are one matrix product, $XX^T$.

// %%
foreach (long n in (long[])[100, 1_000, 10_000])
    Console.WriteLine($"N = {n,6:N0}, D = 16: N·N·D numbers are {n * n * 16 * 8 / 1e6,10:N1} MB, N·N numbers {n * n * 8 / 1e6,8:N1} MB");

// %% [markdown]
// ### Break
//
// The distance of a row to itself is 0, but the three terms are rounded one by one. The root of a tiny negative number
// is NaN.

// %%
Tensor points = Tensor.Randn([50, 16], new Generator(seed: 2), DType.Float64);
Tensor lengths = points.Square().Sum(1);
Tensor toItself = (lengths.Unsqueeze(1) + lengths - 2 * points.MatMul(points.T)).Diagonal();
Console.WriteLine($"Some are below 0: {(toItself < 0).Any()}; all are nearly 0: {(toItself.Abs() < 1e-12).All()}; their roots have NaN: {toItself.Sqrt().IsNaN().Any()}");

// %% [markdown]
// ### Exercise 6.5: all distances
// Write `Distances(x)` for x of shape [N, D]: the distance of every row to every row, [N, N]. No loop, no array of
// N·N·D numbers, no NaN. This is the challenge of the day.

// %% exercise 6.5
static Tensor Distances(Tensor x) => throw new NotAttempted();

Day06.Distances.Check(Distances);

// %%
Day06.Distances.Twin(Distances, x => (x.Unsqueeze(1) - x.Unsqueeze(0)).Norm(2, -1));

// %% [markdown]
// ## 8 Array puzzles
//
// Eight functions of the library, from its smallest parts. Allowed are `Tensor.Arange`, `Tensor.Where`, `Unsqueeze`,
// `MatMul`, `Equal`, indexing, `Shape`, `Count`, the operators (`+ - * / < <= > >=`) and the puzzles you have solved.
// Each is **one expression**. (After Alexander Rush's *Tensor Puzzles*.)
//
// ### Exercise 6.6: puzzle 1, ones
// `Ones(3)` is [1, 1, 1], Int64.

// %% exercise 6.6
static Tensor Ones(int n) => throw new NotAttempted();

Day06.Ones.Check(Ones);

// %% [markdown]
// ### Exercise 6.7: puzzle 2, sum
// `Sum(a)` of a vector is a single number, of shape [].

// %% exercise 6.7
static Tensor Sum(Tensor a) => throw new NotAttempted();

Day06.Sum.Check(Sum);

// %% [markdown]
// ### Exercise 6.8: puzzle 3, outer product
// Element (i, j) of `Outer(a, b)` is a[i]·b[j].

// %% exercise 6.8
static Tensor Outer(Tensor a, Tensor b) => throw new NotAttempted();

Day06.Outer.Check(Outer);

// %% [markdown]
// ### Exercise 6.9: puzzle 4, diagonal
// `Diagonal(a)` of a square matrix [n, n] is the vector [n] of the elements (i, i).

// %% exercise 6.9
static Tensor Diagonal(Tensor a) => throw new NotAttempted();

Day06.Diagonal.Check(Diagonal);

// %% [markdown]
// ### Exercise 6.10: puzzle 5, identity
// `Eye(n)` has ones on the diagonal and zeros elsewhere, Int64 [n, n].

// %% exercise 6.10
static Tensor Eye(int n) => throw new NotAttempted();

Day06.Eye.Check(Eye);

// %% [markdown]
// ### Exercise 6.11: puzzle 6, upper triangle
// `Triu(n)` has ones on and above the diagonal, Int64 [n, n].

// %% exercise 6.11
static Tensor Triu(int n) => throw new NotAttempted();

Day06.Triu.Check(Triu);

// %% [markdown]
// ### Exercise 6.12: puzzle 7, running sums
// `CumSum` of [1, 2, 4] is [1, 3, 7].

// %% exercise 6.12
static Tensor CumSum(Tensor a) => throw new NotAttempted();

Day06.CumSum.Check(CumSum);

// %% [markdown]
// ### Exercise 6.13: puzzle 8, differences
// `Diff` of [1, 3, 7] is [1, 2, 4]: each element minus the one before, and the first as it is.

// %% exercise 6.13
static Tensor Diff(Tensor a) => throw new NotAttempted();

Day06.Diff.Check(Diff);

// %% [markdown]
// ## Use: the Game of Life
//
// A board of cells. A dead cell with three living neighbours comes to life; a living one with two or three stays alive;
// all others are dead. Eight shifted boards, added up, count the neighbours of all cells at once. The board has no
// edge: `Roll` brings back on the left what leaves on the right.

// %%
static Tensor Step(Tensor board)
{
    Tensor neighbours = Tensor.ZerosLike(board);
    foreach (int down in (int[])[-1, 0, 1])
        foreach (int right in (int[])[-1, 0, 1])
            if ((down, right) != (0, 0)) neighbours = neighbours + board.Roll([down, right], [0, 1]);
    return Tensor.Where(neighbours.Equal(3) | (neighbours.Equal(2) & board.Equal(1)), 1.0, 0.0);
}

Tensor glider = Tensor.Zeros([8, 8], DType.Float64);
foreach (var (y, x) in ((int, int)[])[(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)]) glider[y, x] = 1;

static string Line(Tensor row) => string.Concat(row.ToArray<double>().Select(cell => cell == 1 ? "██" : " ·"));
static string Picture(Tensor board) => string.Join('\n', board.Unbind().Select(Line));

Tensor later = glider;
for (int generation = 0; generation < 4; generation++) later = Step(later);
Console.WriteLine($"{Picture(glider)}\n\nafter four generations, one down and one to the right:\n\n{Picture(later)}");
Console.WriteLine($"It is the same glider, moved: {later.ArrayEqual(glider.Roll([1, 1], [0, 1]))}");

// %% [markdown]
// Counting neighbours is a weighted sum over a window of 3 by 3, the same weights everywhere: a **convolution**. The
// board needs a rim that is copied from the other side (`Pad`, wrapped), and two more axes, for one picture with one
// channel. On day 13 a network will learn such weights.

// %%
static Tensor StepByConvolution(Tensor board)
{
    Tensor weights = Tensor.From<double>([1, 1, 1, 1, 0, 1, 1, 1, 1], [1, 1, 3, 3]);
    Tensor neighbours = board.Pad([(1, 1), (1, 1)], PadMode.Wrap).Unsqueeze(0).Unsqueeze(0).Convolution(weights)[0, 0];
    return Tensor.Where(neighbours.Equal(3) | (neighbours.Equal(2) & board.Equal(1)), 1.0, 0.0);
}

Tensor soup = Tensor.Bernoulli(Tensor.Full([32, 48], 0.3, DType.Float64), new Generator(seed: 6)), byShifts = soup, byConvolution = soup;
for (int generation = 0; generation < 50; generation++) (byShifts, byConvolution) = (Step(byShifts), StepByConvolution(byConvolution));
Console.WriteLine($"Alive: {soup.Sum().Item()} at first, {byShifts.Sum().Item()} after 50 generations.");
Console.WriteLine($"Both ways agree: {byShifts.ArrayEqual(byConvolution)}");

// %% generations
int generations = 20;
Slider.Of(generations, 0, 200).Display();

// %% life
Tensor living = soup;
for (int generation = 0; generation < generations; generation++) living = StepByConvolution(living);
var picture = Plot.Image(living);
(picture.Width, picture.Height, picture.Title) = (560, 400, $"Generation {generations}: {living.Sum().Item()} cells alive");
picture.AltText = $"A board of 32 by 48 cells in generation {generations}, of which {living.Sum().Item()} are alive";
picture.Display();

// %% [markdown]
// Yours to try: find a board that never moves, and one that comes back after two generations.
//
// ## Recall
//
// - **What does `Sum(0)` leave of a [3, 4] array?** [4]: axis 0, the rows, vanishes.
// - **From which side are shapes lined up for broadcasting?** From the right; a missing axis counts as 1.
// - **What is a view?** Another shape and other strides over the same buffer: writing into it writes into the array.
// - **Which indexing copies?** Masks and lists of indices; slices, single numbers and transposes are views.
// - **Why `keep: true`?** The reduced axis stays with size 1, so the result broadcasts back against the array.
// - **How are all distances computed without an N·N·D array?** |a|² + |b|² - 2a·b with one matrix product, clipped at 0
//   before the root.
