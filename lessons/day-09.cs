#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 9: Broadcasting and batched maths
//
// 75 to 90 minutes. Afterwards you can
//
// - say which shape comes out of two others, and which axis is repeated;
// - find the bug that broadcasting hides, in a loss that falls all the same;
// - multiply batches of matrices, and write with einsum what you mean;
// - mask the future in attention, and solve array puzzles without a loop.
//
// Exercises are cells with a line that throws: put your code there and run the cell, as often as you like.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Nn;
using Groundwork.Plots;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// %% [markdown]
// ## 1 Two shapes become one
//
// The rule has three lines. Write the shapes one below the other, **aligned on the right**. An axis that is missing counts as 1.
// Two sizes fit if they are equal or one of them is 1, which is then repeated.
//
// ### Predict
//
// x is [8, 1, 6] and y is [7, 1]. What shape has x + y?
//
// - a: [8, 7, 6]
// - b: [8, 1, 6]
// - c: [7, 1, 6]
// - d: it cannot be computed

// %% quiz 9.Q1
Day09.Q1.Answer("?");

// %% [markdown]
// Move the slider: it is the length of b. For which lengths can it be added to x, which is [4, 3]? A length of 4 is the number of
// rows: why does it not fit?

// %% length
int length = 3;
Slider.Of(length, 1, 5).Display();

// %% lens
Tensor x = Tensor.Arange(12).To(DType.Float64).Reshape(4, 3);
Tensor b = 10 * Tensor.Arange(length).To(DType.Float64);
string aligned = $"x     [4, 3]\nb        [{length}]";
try
{
    Tensor sum = x + b;
    var lens = new Figure(columns: 3) { Width = 720, Height = 240 };
    foreach (var (place, title, tensor) in new[] { (0, "x", x), (1, "b, repeated", b.BroadcastTo([4, 3])), (2, "x + b", sum) })
    {
        lens[0, place].Title = title;
        HeatMark heat = lens[0, place].AddHeatmap(tensor);
        (heat.Min, heat.Max, heat.HasColorBar) = (0, 40, false);
    }
    lens.AltText = $"x, the {length} numbers of b repeated to [4, 3], and their sum";
    lens.Display();
    Console.WriteLine($"{aligned}\nx + b {sum.Shape}: b is repeated {(length == 1 ? "everywhere" : "for each row")}");
}
catch (ShapeException e)
{
    Console.WriteLine($"{aligned}\n{e.Message}");
}

// %% [markdown]
// ## 2 A layer
//
// The page's example: 4 rows of 10 numbers, through a matrix and a bias, and what is negative becomes 0. And the product of two
// matrices of whole numbers, which stay whole numbers.

// %%
Tensor A = [[1, 2], [3, 4]];
Tensor B = [[5, 6], [7, 8]];
Console.WriteLine($"Matrix mult: {A.MatMul(B)}");

var random = new Generator(seed: 1);
Tensor input = Tensor.Randn([4, 10], random), weights = Tensor.Randn([10, 5], random), bias = Tensor.Randn([5], random);
Tensor output = (input.MatMul(weights) + bias).Relu();
Console.WriteLine($"Output shape: {output.Shape}, nothing negative: {(output >= 0).All().Item<bool>()}");

// %% [markdown]
// ### Break
//
// The bias has a number for each **column**. As a column of its own it would go along the rows, and that is an error
// only where the sizes differ:

// %%
try
{
    Tensor wrong = input.MatMul(weights) + bias.Unsqueeze(1);
    Console.WriteLine(wrong.Shape);
}
catch (ShapeException e)
{
    Console.WriteLine(e.Message);
}
Tensor five = Tensor.Randn([5, 10], random).MatMul(weights);
Console.WriteLine($"With 5 rows nobody complains: {(five + bias.Unsqueeze(1)).Shape}, and it is wrong: {!(five + bias.Unsqueeze(1)).AllClose(five + bias)}");

// %% [markdown]
// So test shapes with numbers that are all different.
//
// ### Exercise 9.1: a layer
// Write `Layer(x, w, b)`: relu(x W + b), for x [N, in] or [B, N, in].

// %% exercise 9.1
static Tensor Layer(Tensor x, Tensor w, Tensor b) => throw new NotAttempted();

Day09.Layer.Check(Layer);

// %%
Day09.Layer.Twin(Layer, (x, w, b) => x.Linear(w.Transpose(), b).Relu());

// %% [markdown]
// ## 3 The silent bug
//
// A model gives predictions [N, 1], the table has targets [N]. The loss is the mean of the squared differences. No error is raised.
//
// ### Question 9.Q2: how many differences?
// N is 100. Of how many numbers is `(predicted - targets).Square()` made?

// %% quiz 9.Q2
Day09.Q2.Answer("?");

// %% [markdown]
// The loss even falls. The same model, the same data on a line, once with the bug and once without:

// %%
Tensor places = Tensor.Linspace(-1, 1, 100).Unsqueeze(1);                   // [100, 1]
Tensor heights = 2 * places.Squeeze(1) + 0.1 * Tensor.Randn([100], random);    // [100]
foreach (bool isBuggy in new[] { true, false })
{
    var line = new Linear(1, 1, generator: new Generator(2));
    var optimizer = new Sgd(line.Parameters(), learningRate: 0.2);
    double begin = 0, end = 0;
    for (int step = 0; step < 100; step++)
    {
        Tensor predicted = line.Call(places);                               // [100, 1]
        Tensor loss = ((isBuggy ? predicted : predicted.Squeeze(1)) - heights).Square().Mean();
        optimizer.ZeroGrad();
        loss.Backward();
        optimizer.Step();
        (begin, end) = (step == 0 ? loss.Item() : begin, loss.Item());
    }
    Console.WriteLine($"{(isBuggy ? "[N, 1] - [N]" : "[N] - [N]"),-13} loss {begin:f3} -> {end:f3}, learned slope {Math.Round(line.Weight.Item(), 2) + 0.0:f2} of 2");
}

// %% [markdown]
// With the bug every prediction is compared with every target. The best answer to that is the same prediction for all: the mean.
//
// ### Exercise 9.2: the silent bug
// Write `MeanSquaredError(predicted, targets)` for predictions [N, 1] and targets [N].

// %% exercise 9.2
static Tensor MeanSquaredError(Tensor predicted, Tensor targets) => throw new NotAttempted();

Day09.MeanSquaredError.Check(MeanSquaredError);

// %%
Day09.MeanSquaredError.Twin(MeanSquaredError, (predicted, targets) => Losses.Mse(predicted.Squeeze(1), targets));

// %% [markdown]
// ## 4 Batches of matrices, and einsum
//
// `MatMul` multiplies the **last two** axes; those in front are a batch. Language models have (batch, sequence, features)
// everywhere, and attention puts heads between: (batch, heads, sequence, features).
//
// ### Question 9.Q3: a product in a batch
// Queries are [2, 8, 10, 64], keys transposed [2, 8, 64, 12]. What shape has their product?
//
// - a: [2, 8, 64, 64]
// - b: [2, 8, 10, 12]
// - c: [16, 10, 12]
// - d: it cannot be computed

// %% quiz 9.Q3
Day09.Q3.Answer("?");

// %% [markdown]
// `Einsum` gives every axis a letter. Letters that two operands share are paired up, and what is missing behind the
// arrow is summed over: $c_{ik} = \sum_j a_{ij} b_{jk}$ is `ij,jk->ik`.

// %%
Tensor u = Tensor.From(1.0, 2.0, 3.0), v = Tensor.From(4.0, 5.0, 6.0);
Console.WriteLine($"i,i->    {Tensor.Einsum("i,i->", u, v).Item()}   the dot product");
Console.WriteLine($"i,j->ij  {Tensor.Einsum("i,j->ij", u, v).Shape}   the outer product");
Console.WriteLine($"ij->ji   {Tensor.Einsum("ij->ji", x).Shape}   the transpose");
Console.WriteLine($"ij->j    {Tensor.Einsum("ij->j", x)}   the sums of the columns");

// %% [markdown]
// ### Exercise 9.3: three einsums
// Write `Einsums(a, b, v)` for a [B, I, D], b [B, D, K] and v [B, I]. It gives three tensors: the **products** [B, I, K] of
// the matrices of each batch; for all **pairs** of rows of a in a batch their dot product, [B, I, I]; and the rows of a, **weighted** by v and added up, [B, D].

// %% exercise 9.3
static (Tensor Products, Tensor Pairs, Tensor Weighted) Einsums(Tensor a, Tensor b, Tensor v) => throw new NotAttempted();

Day09.Einsums.Check(Einsums);

// %%
Day09.Einsums.Twin(Einsums, (a, b, v) => (a.MatMul(b), a.MatMul(a.Transpose(-1, -2)), v.Unsqueeze(1).MatMul(a).Squeeze(1)));

// %% [markdown]
// ## 5 A causal mask
//
// In attention each position of a text scores all others, and softmax makes shares of the scores. A model that learns to
// predict the next word must not see it: position i may look at 0 to i. So the scores above the diagonal become $-\infty$, for $e^{-\infty} = 0$.

// %%
Tensor scores = Tensor.Randn([4, 4], seed: 3, DType.Float64);
Tensor future = Tensor.Ones([4, 4]).Triu(1) > 0;
Tensor shares = scores.MaskedFill(future, double.NegativeInfinity).Softmax(-1);
Figure attention = Plot.Attention(shares);
attention.AltText = "Shares of four positions: nothing above the diagonal, each row adds up to 1";
attention.Display();
Console.WriteLine(shares.Round(3));
Console.WriteLine($"Sums of the rows: {shares.Sum(-1)}");

// %% [markdown]
// ### Break
//
// What if the mask is 0 and not $-\infty$? And what if it comes behind the softmax?

// %%
Console.WriteLine($"First row, masked with 0:          {scores.Tril().Softmax(-1)[0].Round(3)}");
Console.WriteLine($"First row, masked behind softmax:  {scores.Softmax(-1).Tril()[0].Round(3)}");

// %% [markdown]
// ### Question 9.Q4: masking with 0
// Why is the first of these wrong?
//
// - a: A score of 0 gives a share of 0, but the rest is too large.
// - b: A score of 0 gives a share above 0: the future is still seen.
// - c: 0 makes the row NaN.
// - d: The row no longer adds up to 1.

// %% quiz 9.Q4
Day09.Q4.Answer("?");

// %% [markdown]
// ### Exercise 9.4: a causal mask
// Write `CausalSoftmax(scores)` for scores [.., T, T], with any axes in front.
// This is the challenge of the day.

// %% exercise 9.4
static Tensor CausalSoftmax(Tensor scores) => throw new NotAttempted();

Day09.CausalSoftmax.Check(CausalSoftmax);

// %%
Day09.CausalSoftmax.Twin(CausalSoftmax, s => (s + Tensor.Full([s.Shape[^1], s.Shape[^1]], double.NegativeInfinity, DType.Float64).Triu(1)).Softmax(-1));

// %% [markdown]
// ## 6 Array puzzles
//
// Eight small ones, each without a loop and without the function of the library that does it. All you need is
// `Tensor.Arange(n)`, comparisons, `Tensor.Where`, arithmetic, sums along an axis, and an index tensor: `a[indices]` takes the elements
// with these numbers. The trick of most: a column against a row makes a **table**.

// %%
Tensor column = Tensor.From(2L, 0L, 2L).Unsqueeze(1);    // [3, 1]
Console.WriteLine($"{column.Shape} = {Tensor.Arange(4).Shape}? makes {column.Equal(Tensor.Arange(4)).Shape}:");
Console.WriteLine(column.Equal(Tensor.Arange(4)).To(DType.Int64));

// %% [markdown]
// ### Exercise 9.5: turn a vector around
// `Flip(a)`: the last element first. [3, 1, 2] becomes [2, 1, 3].

// %% exercise 9.5
static Tensor Flip(Tensor a) => throw new NotAttempted();

Day09.Flip.Check(Flip);

// %% [markdown]
// ### Exercise 9.6: roll a vector
// `Roll(a)`: each element one place to the left, the first to the end. [3, 1, 2] becomes [1, 2, 3].

// %% exercise 9.6
static Tensor Roll(Tensor a) => throw new NotAttempted();

Day09.Roll.Check(Roll);

// %% [markdown]
// ### Exercise 9.7: a vector for every row
// `Repeat(a, n)`: a matrix [n, T], each row of which is a. Float64.

// %% exercise 9.7
static Tensor Repeat(Tensor a, int n) => throw new NotAttempted();

Day09.Repeat.Check(Repeat);

// %% [markdown]
// ### Exercise 9.8: evenly spaced
// `Linspace(a, b, n)`: n numbers (2 or more) from a to b, both included. Float64.

// %% exercise 9.8
static Tensor Linspace(double a, double b, int n) => throw new NotAttempted();

Day09.Linspace.Check(Linspace);

// %% [markdown]
// ### Exercise 9.9: sequences of different lengths
// `SequenceMask(values, lengths)`: values [N, T]; of row i the first `lengths[i]` stay, the others become 0.

// %% exercise 9.9
static Tensor SequenceMask(Tensor values, Tensor lengths) => throw new NotAttempted();

Day09.SequenceMask.Check(SequenceMask);

// %% [markdown]
// ### Exercise 9.10: count the classes
// `Bincount(labels, classes)`: how often each of 0 to classes - 1 occurs, Int64. Labels [0, 2, 2, 1] of 4 classes give [1, 1, 2, 0].

// %% exercise 9.10
static Tensor Bincount(Tensor labels, int classes) => throw new NotAttempted();

Day09.Bincount.Check(Bincount);

// %% [markdown]
// ### Exercise 9.11: which bucket
// `Bucketize(values, edges)`: for each value the number of edges (sorted) that are not above it, Int64.

// %% exercise 9.11
static Tensor Bucketize(Tensor values, Tensor edges) => throw new NotAttempted();

Day09.Bucketize.Check(Bucketize);

// %% [markdown]
// ### Exercise 9.12: sums by group
// `GroupSums(values, groups, count)`: values [n] Float64 and groups [n] Int64 of 0 to count - 1; the sum of the values of each group, [count].

// %% exercise 9.12
static Tensor GroupSums(Tensor values, Tensor groups, int count) => throw new NotAttempted();

Day09.GroupSums.Check(GroupSums);

// %% [markdown]
// ## Use: the nearest neighbours of a glyph
//
// Small pictures of digits, 8 by 8. A new one gets the class that most of the 5 nearest known ones have. All distances at once:
// $\|a - b\|^2 = \|a\|^2 + \|b\|^2 - 2\, a \cdot b$, a column plus a row minus a matrix product. Nothing is trained.

// %%
var known = new Glyphs(1000, seed: 1);
var asked = new Glyphs(300, seed: 2);
Console.WriteLine(Glyphs.Text(asked.Images[3]));

Tensor squares = asked.Rows.Square().Sum(1, keep: true) + known.Rows.Square().Sum(1) - 2 * asked.Rows.MatMul(known.Rows.Transpose());    // [300, 1000]
var (_, nearest) = squares.TopK(5, axis: 1, largest: false);                                  // [300, 5]
Tensor votes = known.Labels[nearest].Unsqueeze(2).Equal(Tensor.Arange(10)).To(DType.Int64).Sum(1);    // [300, 10]
Tensor guess = votes.ArgMax(1);
Figure confusion = Plot.ConfusionMatrix(Metrics.ConfusionMatrix(guess, asked.Labels, classes: 10));
confusion.AltText = $"Digits by what they are and what they were taken for; {Metrics.Accuracy(guess, asked.Labels):p1} on the diagonal";
confusion.Display();
Console.WriteLine($"{squares.Shape} distances, {Metrics.Accuracy(guess, asked.Labels):p1} right");

// %% [markdown]
// ## Recall
//
// - **How are shapes aligned for broadcasting?** On the right; a missing axis counts as 1.
// - **When do two sizes fit?** When they are equal, or one of them is 1.
// - **What is [N, 1] - [N]?** [N, N]: each with each, and no error.
// - **Which axes does a batched `MatMul` multiply?** The last two; those in front are the batch.
// - **What does a letter mean that is missing behind the arrow of an einsum?** It is summed over.
// - **With what is the future masked, and when?** With $-\infty$, before the softmax.
