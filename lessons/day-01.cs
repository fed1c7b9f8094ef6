#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 1: Vectors, dot products, matrices
//
// 60 to 90 minutes. Afterwards you can
//
// - compute and picture a dot product, a norm, a distance and a cosine;
// - read a matrix as a table of weights, and multiply with it in three ways;
// - say what shape a product has before you run it;
// - search by similarity, as a vector database does.
//
// Run a cell with Ctrl+Enter. Exercises are cells with a line that throws: put your code there and run the cell,
// as often as you like. In a terminal the same file runs with `dotnet run day-01.cs`.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Plots;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// %% [markdown]
// ## 1 Arrows and arrays
//
// A vector is a list of numbers and an arrow at the same time: $(3, 4)$ is three steps to the right and four up.
// A language model holds a word as an arrow with a thousand or more coordinates. What you learn here with two of them
// holds for a thousand; only the picture is lost.
//
// ### Predict
//
// The arrow $(-4, 3)$ stands at a right angle to $(3, 4)$. What is $3 \cdot (-4) + 4 \cdot 3$? Put your number in place of the question mark.

// %% quiz 1.Q1
Day01.Q1.Answer("?");

// %% [markdown]
// Move the slider: the second arrow turns. In a notebook the picture and the number follow it.

// %% angle
int degrees = 40;
Slider.Of(degrees, 0, 360).Display();

// %% arrows
double[] still = [3, 4];
double turn = degrees * Math.PI / 180;
double[] turned = [5 * Math.Cos(turn), 5 * Math.Sin(turn)];
double along = (still[0] * turned[0] + still[1] * turned[1]) / 5;    // how far the second reaches along the first

var picture = new Figure { Width = 420, Height = 380 };
picture.Axes.AddArrow(0, 0, still[0], still[1], "a = (3, 4)");
picture.Axes.AddArrow(0, 0, turned[0], turned[1], "b");
picture.Axes.AddArrow(0, 0, along * 0.6, along * 0.8, "the shadow of b on a");
(picture.Axes.X.Min, picture.Axes.X.Max, picture.Axes.Y.Min, picture.Axes.Y.Max) = (-6, 6, -6, 6);
picture.Axes.HasEqualAspect = true;
picture.AltText = $"Arrow a to (3, 4), arrow b of the same length at {degrees} degrees, and b's shadow on a, {along:f2} long";
picture.Display();
Console.WriteLine($"At {degrees}° the dot product is {5 * along:f2}, the shadow {along:f2} long.");

// %% [markdown]
// ## 2 The dot product
//
// Three ways to see one number:
//
// 1. **A sum of products**: $a \cdot b = a_1 b_1 + a_2 b_2 + \dots$
// 2. **A projection**: the length of the shadow that b throws on a, times the length of a.
// 3. **A similarity**: large if both point the same way, 0 at a right angle, negative if they point apart.
//
// Here is the example of the page that this course follows.

// %%
Tensor v1 = Tensor.From(1.0, 2.0, 3.0);    // Float64
Tensor v2 = Tensor.From(4.0, 5.0, 6.0);

Console.WriteLine($"Dot product: {v1.Dot(v2).Item():0.0}");

// %% [markdown]
// It is $1 \cdot 4 + 2 \cdot 5 + 3 \cdot 6$.
//
// ### Break
//
// What becomes of numbers without a partner? Nothing good comes from guessing, so the library refuses:

// %%
try
{
    v1.Dot(Tensor.From(1.0, 2.0));
}
catch (ShapeException e)
{
    Console.WriteLine(e.Message);
}

// %% [markdown]
// ### Exercise 1.1: the dot product
// Write `Dot(a, b)`: multiply pair by pair, add up. Vectors of different lengths are refused with an `ArgumentException`.
// Stuck? A cell with `Day01.Dot.Hint();` gives the next of three hints, `Day01.Dot.Solution();` a solution.

// %% exercise 1.1
static double Dot(double[] a, double[] b) => throw new NotAttempted();

Day01.Dot.Check(Dot);

// %% [markdown]
// **Twin check.** Yours against the library, on 200 random pairs. They need not agree to the last bit: whoever adds up
// in another order rounds differently.

// %%
Day01.Dot.Twin(Dot, (a, b) => Tensor.From(a).Dot(Tensor.From(b)).Item());

// %% [markdown]
// ## 3 Norms and distance
//
// How long is an arrow? By Pythagoras $\|a\|_2 = \sqrt{a_1^2 + a_2^2 + \dots}$. Two other lengths are as useful:
// $\|a\|_1 = |a_1| + |a_2| + \dots$ goes along the streets of a grid, and $\|a\|_\infty = \max |a_i|$ asks for the largest step alone.

// %%
Console.WriteLine($"L2 norm: {v1.Norm().Item():f4}");
Console.WriteLine($"L1 norm: {v1.Norm(1).Item():f4}, largest: {v1.Norm(double.PositiveInfinity).Item():f4}");

// %% [markdown]
// The first is √14 = 3.7417. The **distance** of two points is the norm of their difference. The page names it and
// leaves it out; it is 5.1962.

// %%
Console.WriteLine($"Distance: {(v1 - v2).Norm().Item():f4}");

// %% [markdown]
// ### Exercise 1.2: norms
// Write `Norm(a, p)` for p = 1, 2 and infinity (`double.PositiveInfinity`). The vectors are never empty.

// %% exercise 1.2
static double Norm(double[] a, double p) => throw new NotAttempted();

Day01.Norm.Check(Norm);

// %% [markdown]
// ### Question 1.Q2: which is the largest?
// For every vector the same of the three norms is the largest (or they are equal). Which?
//
// - a: $\|a\|_1$
// - b: $\|a\|_2$
// - c: $\|a\|_\infty$

// %% quiz 1.Q2
Day01.Q2.Answer("?");

// %% [markdown]
// ## 4 Cosine
//
// The dot product grows with the lengths. Divided by both, only the directions are left:
// $\cos(a, b) = \dfrac{a \cdot b}{\|a\|\,\|b\|}$, from -1 (opposite) over 0 (a right angle) to 1 (the same direction).

// %%
Tensor cosine = v1.Dot(v2) / (v1.Norm() * v2.Norm());
Console.WriteLine($"Cosine sim: {cosine.Item():f4}");

// %% [markdown]
// ### Break
//
// Two things go wrong with that formula. A vector of zeros has no direction: 0/0 is NaN, and NaN spreads through
// everything that it touches. And rounding can push the quotient beyond 1, where the arc cosine does not exist.

// %%
Tensor zeros = Tensor.Zeros([2], DType.Float64), ones = Tensor.Ones([2], DType.Float64);
Console.WriteLine($"With zeros: {(zeros.Dot(ones) / (zeros.Norm() * ones.Norm())).Item()}");

Tensor many = Tensor.Randn([1000, 3], seed: 1, DType.Float64);
Tensor withItself = (many * many).Sum(1) / ((many * many).Sum(1).Sqrt() * (many * many).Sum(1).Sqrt());
Console.WriteLine($"Of 1000 vectors, those with a cosine above 1 to themselves: {(withItself > 1).To(DType.Int64).Sum().Item()}");

// %% [markdown]
// ### Exercise 1.3: cosine similarity
// Write `Cosine(a, b)` on top of your `Dot` and `Norm`, or from scratch. A vector of zeros gives 0, and the result never leaves -1 to 1.

// %% exercise 1.3
static double Cosine(double[] a, double[] b) => throw new NotAttempted();

Day01.Cosine.Check(Cosine);

// %%
Day01.Cosine.Twin(Cosine, (a, b) => Tensor.From(a).CosineSimilarity(Tensor.From(b)).Item());

// %% [markdown]
// ## 5 Matrix times vector
//
// A matrix is a table of weights. Read it by rows: each number of $Wx$ is the dot product of a row with x.
// Read it by columns: $Wx$ is a **weighted sum of the columns**, and x holds the weights. Both give the same.

// %%
Tensor w = Tensor.From(new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 } });
Tensor x = Tensor.From(10.0, 1.0);

Console.WriteLine($"By rows:    {w.MatMul(x)}");
Console.WriteLine($"By columns: {w[.., 0] * 10 + w[.., 1] * 1}");

// %% [markdown]
// ## 6 Matrix times matrix
//
// Every column of B is a vector, and $AB$ has A times each of them side by side. Three ways again:
//
// 1. **Rows times columns**: $c_{ij} = \sum_k a_{ik} b_{kj}$.
// 2. **Weighted columns**: column j of $AB$ is a mixture of A's columns, with the weights in column j of B.
// 3. **A sum of outer products**: column k of A times row k of B, for each k, added up.
//
// ### Question 1.Q3: the shape
// A has the shape (4, 8), B has (8, 16). What shape has $AB$?
//
// - a: (8, 8)
// - b: (4, 16)
// - c: (16, 4)
// - d: it cannot be computed

// %% quiz 1.Q3
Day01.Q3.Answer("?");

// %%
var random = new Generator(seed: 1);
Tensor A = Tensor.Randn([4, 8], random, DType.Float64);
Tensor B = Tensor.Randn([8, 16], random, DType.Float64);
Tensor C = A.MatMul(B);
Console.WriteLine($"A @ B shape: ({C.Shape[0]}, {C.Shape[1]})");

Tensor outer = Tensor.Zeros([4, 16], DType.Float64);
for (int k = 0; k < 8; k++) outer = outer + A[.., k].Reshape(4, 1) * B[k].Reshape(1, 16);
Console.WriteLine($"The sum of 8 outer products is the same: {outer.AllClose(C)}");

// %% [markdown]
// ### Break
//
// The inner sizes must meet. The message names both, and the way out:

// %%
try
{
    A.MatMul(Tensor.Ones([16, 8], DType.Float64));
}
catch (ShapeException e)
{
    Console.WriteLine(e.Message);
}

// %% [markdown]
// ### Exercise 1.4: matrix times matrix
// Write `MatMul(a, b)` with three loops; inner sizes that differ are refused with an `ArgumentException`.
// The first size of a `double[,]` is `a.GetLength(0)`, the second `a.GetLength(1)`.
// This is the challenge of the day: who passes it knows what there is to know here.

// %% exercise 1.4
static double[,] MatMul(double[,] a, double[,] b) => throw new NotAttempted();

Day01.MatMul.Check(MatMul);

// %%
Day01.MatMul.Twin(MatMul, (a, b) =>
{
    double[] flat = Tensor.From(a).MatMul(Tensor.From(b)).ToArray<double>();
    var c = new double[a.GetLength(0), b.GetLength(1)];
    Buffer.BlockCopy(flat, 0, c, 0, sizeof(double) * flat.Length);
    return c;
});

// %% [markdown]
// ## 7 Transpose
//
// $A^T$ swaps rows and columns. It turns a product around: $(AB)^T = B^T A^T$. No number is moved for it:
// the library writes down that rows and columns are to be read the other way.

// %%
Console.WriteLine($"Aᵀ shape: {A.Transpose().Shape}, (AB)ᵀ is BᵀAᵀ: {C.Transpose().AllClose(B.Transpose().MatMul(A.Transpose()))}");

// %% [markdown]
// Is $(AB)C = A(BC)$? Nobody needs the proof to use it, but anybody can try. With numbers that are rounded it holds
// to the last few digits alone, since even adding is not associative:

// %%
Tensor D = Tensor.Randn([16, 3], random, DType.Float64);
Console.WriteLine($"(AB)D is A(BD): {A.MatMul(B).MatMul(D).AllClose(A.MatMul(B.MatMul(D)))}");
Console.WriteLine($"(0.1 + 0.2) + 0.3 is 0.1 + (0.2 + 0.3): {(0.1 + 0.2) + 0.3 == 0.1 + (0.2 + 0.3)}");

// %% [markdown]
// ## 8 Broadcasting, a first look
//
// 32 tokens of 512 numbers each, and one factor for each of the 512: the row of factors is used for every token.
// Day 9 is about the rules.

// %%
Tensor batch = Tensor.Randn([32, 512], random, DType.Float64);
Tensor scale = Tensor.Randn([512], random, DType.Float64);
Tensor scaled = batch * scale;    // [32, 512] * [512] gives [32, 512]
Console.WriteLine($"Scaled shape: {scaled.Shape}, row by row the same: {Enumerable.Range(0, 32).All(i => scaled[i].AllClose(batch[i] * scale))}");

// %% [markdown]
// ## Use: which penguin is most like this one?
//
// 333 penguins with four measurements each. "Most like" by the cosine of the **centred** rows: first the mean of each
// column is subtracted, and each column divided by its spread, or grams would drown millimetres.

// %%
DataFrame penguins = Tables.Penguins().DropMissing();
string[] measured = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"];
Tensor raw = penguins.ToTensor(DType.Float64, measured);
Tensor standard = (raw - raw.Mean(0)) / raw.Std(0);

int[] Ranked(Tensor rows, int query, Func<Tensor, Tensor, Tensor> score) =>
    [.. Enumerable.Range(0, rows.Shape[0]).Where(i => i != query).OrderByDescending(i => score(rows[query], rows[i]).Item()).Take(5)];

void Show(string how, int[] found) =>
    Console.WriteLine($"{how,-34}{string.Join(", ", found.Select(i => $"{i} {penguins["species"][i]}"))}");

Console.WriteLine($"Asked for: 0 {penguins["species"][0]}");
Show("Cosine, raw:", Ranked(raw, 0, (a, b) => a.CosineSimilarity(b)));
Show("Cosine, standardised:", Ranked(standard, 0, (a, b) => a.CosineSimilarity(b)));
Show("Distance, standardised:", Ranked(standard, 0, (a, b) => -a.Distance(b)));

// %% [markdown]
// ### Exercise 1.5: search by similarity
// Write `Search(rows, query, count)`: the numbers of the `count` rows that are most similar to the row with the number `query`,
// the best first and without the row itself. Similar means: by the cosine of the rows after the mean of each column was subtracted.

// %% exercise 1.5
static int[] Search(double[][] rows, int query, int count) => throw new NotAttempted();

Day01.Search.Check(Search);

// %% [markdown]
// ### Question 1.Q4: cosine or distance?
// Which of these is true?
//
// - a: The nearest by distance is always the nearest by cosine.
// - b: Two vectors can have cosine 1 and be far apart.
// - c: Cosine and distance never rank alike.

// %% quiz 1.Q4
Day01.Q4.Answer("?");

// %% [markdown]
// The project: how similar are the three species to each other? One row for each, the mean of its standardised penguins.

// %%
string[] species = ["Adelie", "Chinstrap", "Gentoo"];
string[] each = [.. Enumerable.Range(0, penguins.RowCount).Select(i => (string)penguins["species"][i]!)];
Tensor means = Tensor.Stack([.. species.Select(name => standard[Tensor.From(each.Select(one => one == name).ToArray())].Mean(0))]);
Tensor similar = Tensor.Stack([.. Enumerable.Range(0, 3).Select(i => means.CosineSimilarity(means[i].Reshape(1, 4)))]);
Plot.Heatmap(similar, species, species).Display();
for (int i = 0; i < 3; i++)
    Console.WriteLine($"{species[i],-10} {string.Join("  ", similar[i].ToArray<double>().Select(c => $"{c,5:f2}"))}");

// %% [markdown]
// ## Recall
//
// - **What is $a \cdot b$ at a right angle?** 0: nothing of one lies along the other.
// - **What does the cosine divide by, and why?** By both lengths, so that only directions count.
// - **Which shape has a (4, 8) times an (8, 16) matrix?** (4, 16): the inner sizes meet, the outer ones remain.
// - **What is $Wx$ in terms of the columns of W?** Their sum, weighted with the numbers in x.
// - **What is $(AB)^T$?** $B^T A^T$: transposing turns the order around.
// - **When may $a$ be compared with $b$ by cosine?** When neither is zero, and after centring if all numbers are positive.
