#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Fast track: What you need on day one
//
// 60 to 90 minutes. You need not master calculus, linear algebra and probability before you build something. Afterwards you can
//
// - say what a matrix does to a vector;
// - turn scores into probabilities;
// - name loss, gradient, step and learning rate, and take a step;
// - run the five operations that every language model is made of;
// - read the central formula of a paper, symbol by symbol.
//
// Run a cell with Ctrl+Enter. Exercises are cells with a line that throws: put your code there and run the cell,
// as often as you like. In a terminal the same file runs with `dotnet run fast-track.cs`.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Nn;
using Groundwork.Plots;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var random = new Generator(seed: 1);

// %% [markdown]
// ## 1 A matrix multiply is a weighted combination
//
// A matrix is a row of columns. Times a vector, each column is multiplied by one number of the vector, and all are added up.
//
// ### Predict
//
// What comes out of a matrix with three columns, times the weights (0, 1, 0)?
//
// - a: the first column
// - b: the second column
// - c: the second row
// - d: the sum of all columns

// %% quiz F.Q1
FastTrack.Q1.Answer("?");

// %% [markdown]
// Three columns are three arrows. The sliders are their weights, and the way to the result goes along one arrow after the other.
// Can you reach (0, 0) without setting all weights to 0?

// %% weights
double first = 1, second = 0.5, third = 0;
Slider.Of(first, -2, 2, 0.1).Display();
Slider.Of(second, -2, 2, 0.1).Display();
Slider.Of(third, -2, 2, 0.1).Display();

// %% arrows
(double X, double Y)[] columns = [(2, 1), (-1, 2), (1, -1)];
double[] weights = [first, second, third];
var picture = new Figure { Width = 440, Height = 400 };
(double atX, double atY) = (0, 0);
for (int j = 0; j < 3; j++)
{
    (double toX, double toY) = (atX + weights[j] * columns[j].X, atY + weights[j] * columns[j].Y);
    if (weights[j] != 0) picture.Axes.AddArrow(atX, atY, toX, toY, $"{weights[j]:0.#} · ({columns[j].X}, {columns[j].Y})");
    (atX, atY) = (toX, toY);
}
picture.Axes.AddScatter([atX], [atY], "W @ x");
(picture.Axes.X.Min, picture.Axes.X.Max, picture.Axes.Y.Min, picture.Axes.Y.Max) = (-8, 8, -8, 8);
picture.Axes.HasEqualAspect = true;
picture.AltText = $"Three weighted columns head to tail end at ({atX:0.#}, {atY:0.#})";
picture.Display();
Tensor W = Tensor.From(new double[,] { { 2, -1, 1 }, { 1, 2, -1 } });
Console.WriteLine($"W @ x = {W.MatMul(Tensor.From(weights))}");

// %% [markdown]
// ### Exercise F.1: a weighted combination
// Write `Combine(columns, weights)`. There is at least one column, and all are equally long.

// %% exercise F.1
static double[] Combine(double[][] columns, double[] weights) => throw new NotAttempted();

FastTrack.Combine.Check(Combine);
FastTrack.Combine.Twin(Combine, (columns, weights) => Tensor.Stack([.. columns.Select(column => Tensor.From(column))]).Transpose().MatMul(Tensor.From(weights)).ToArray<double>());

// %% [markdown]
// ## 2 Softmax makes probabilities
//
// A model gives each token a score, any number. **Softmax** makes probabilities of them: $p_i = e^{z_i} / \sum_j e^{z_j}$.
// A shift of all scores changes nothing, since $e^{z + c} = e^c e^z$ and the $e^c$ cancels. Dividing all by a **temperature** does: below 1 it sharpens
// the choice, above 1 it evens it out.
//
// Which of the two sliders leaves the bars alone?

// %% shift
double shift = 0, temperature = 1;
Slider.Of(shift, 0, 1000).Display();
Slider.Of(temperature, 0.1, 5, 0.1).Display();

// %% bars
Tensor logits = Tensor.From(3.0, 1.0, 0.2, -1.0, 2.0);
Tensor shares = ((logits + shift) / temperature).Softmax();
var bars = new Figure { Width = 520, Height = 300 };
bars.Axes.AddBar(["the", "a", "of", "zebra", "one"], shares).ValueFormat = "0.000";
bars.Axes.Y.Max = 1;
bars.AltText = $"Probabilities of five tokens: {shares.Round(3)}";
bars.Display();
Console.WriteLine($"{shares.Round(3)}, entropy {Groundwork.Stats.Information.Entropy(shares).Item():f3} nats");

// %% [markdown]
// **Break.** Without subtracting the largest score first, a shift of 1000 breaks the formula, for $e^{1000}$ is ∞:

// %%
Console.WriteLine($"e^1003 / Σ: {Math.Exp(1003) / (Math.Exp(1003) + Math.Exp(1001))}; the library: {Tensor.From(1003.0, 1001.0).Softmax().Round(4)}");

// %% [markdown]
// ### Exercise F.2: softmax of a batch
// Write `Softmax(scores)`. Each row of the batch is a distribution of its own.

// %% exercise F.2
static double[][] Softmax(double[][] scores) => throw new NotAttempted();

FastTrack.Softmax.Check(Softmax);
FastTrack.Softmax.Twin(Softmax, scores => [.. scores.Select(row => Tensor.From(row).Softmax().ToArray<double>())]);

// %% [markdown]
// ## 3 Training lowers a loss by gradient steps
//
// The **loss** says how wrong a model is. The **gradient** says in which direction it rises, the **learning rate** how far to go against it:
// $w \leftarrow w - \text{rate} \cdot \nabla L(w)$. Move both sliders: when does the ball come down, when does it swing, when does it explode?

// %% ball
double start = 4, rate = 0.1;
Slider.Of(start, -5, 5).Display();
Slider.Of(rate, 0.01, 1.1, 0.01).Display();

// %% curve
List<double> ball = [start];
for (int n = 0; n < 10; n++) ball.Add(ball[^1] - rate * 2 * (ball[^1] - 1));    // the loss (w - 1)², its slope 2(w - 1)
double reach = Math.Max(5, ball.Max(w => Math.Abs(w - 1)));
double[] across = [.. Enumerable.Range(-50, 101).Select(i => 1 + reach * i / 50)];
var curve = new Figure { Width = 560, Height = 320 };
curve.Axes.AddLine(across, across.Select(w => (w - 1) * (w - 1)).ToArray(), "loss");
LineMark way = curve.Axes.AddLine(ball, ball.Select(w => (w - 1) * (w - 1)).ToArray(), "10 steps");
(way.Shape, way.Radius) = (MarkerShape.Circle, 3);
curve.AltText = $"10 steps of gradient descent on (w - 1)², from {start} with the rate {rate}, which end at {ball[^1]:g3}";
curve.Display();
Console.WriteLine($"w: {string.Join(", ", ball.Take(5).Select(w => $"{w:0.###}"))}, … {ball[^1]:g3}");

// %% [markdown]
// A loss of curvature c explodes from the rate 2/c on. Here the curvature is 2, so from 1 on.
//
// ### Exercise F.3: a step downhill
// Write `Step(w, gradient, rate)`: the weights after one step, in a new array.

// %% exercise F.3
static double[] Step(double[] w, Func<double[], double[]> gradient, double rate) => throw new NotAttempted();

FastTrack.Step.Check(Step);

// %% [markdown]
// ## 4 The five operations
//
// Matrix multiply, softmax, cross-entropy, cosine similarity and layer norm: a language model is made of these. Here are all five, on the numbers of
// the page that this course follows.

// %%
Tensor weight = Tensor.Randn([512, 512], random, DType.Float64), x = Tensor.Randn([512], random, DType.Float64);
Tensor output = weight.MatMul(x);
Tensor vocabulary = Tensor.Randn([50_000], random, DType.Float64);
Tensor one = Tensor.Randn([1536], random, DType.Float64), other = Tensor.Randn([1536], random, DType.Float64);
Tensor small = 0.001 * Tensor.From(1.0, 2.0, 3.0, 4.0);

Console.WriteLine($"1 W @ x has the shape {output.Shape} and the deviation {output.Std().Item():f1}; √512 = {Math.Sqrt(512):f2}");
Console.WriteLine($"2 Softmax of 50,000 scores adds up to {vocabulary.Softmax().Sum().Item():f6}; the greedy token is {vocabulary.ArgMax().Item()}");
Console.WriteLine($"3 Cross-entropy of token 42: {Losses.CrossEntropy(vocabulary, target: 42).Item():f3}; knowing nothing costs ln 50000 = {Math.Log(50_000):f2}");
Console.WriteLine($"4 Cosine of two random directions of 1536 numbers: {one.CosineSimilarity(other).Item():f3}; with itself {one.CosineSimilarity(one).Item():f1}");
Console.WriteLine($"5 Layer norm of [0.001, 0.002, 0.003, 0.004]: {small.LayerNorm([4]).Round(4)}");

// %% [markdown]
// All five against a few lines of C#, the largest difference on 200 random inputs:

// %%
double largest = 0;
void Compare(Tensor library, double byHand) => largest = Math.Max(largest, Math.Abs(library.Item() - byHand));
for (int n = 0; n < 200; n++)
{
    Tensor p = Tensor.Randn([8], random, DType.Float64), q = Tensor.Randn([8], random, DType.Float64);
    double[] u = p.ToArray<double>(), v = q.ToArray<double>();
    double dot = u.Zip(v, (a, b) => a * b).Sum(), total = u.Sum(Math.Exp), mean = u.Average();
    Compare(p.MatMul(q), dot);
    Compare(p.Softmax()[0], Math.Exp(u[0]) / total);
    Compare(Losses.CrossEntropy(p, target: 0), Math.Log(total) - u[0]);
    Compare(p.CosineSimilarity(q), dot / Math.Sqrt(u.Sum(a => a * a) * v.Sum(a => a * a)));
    Compare(p.LayerNorm([8])[0], (u[0] - mean) / Math.Sqrt(u.Average(a => (a - mean) * (a - mean)) + 1e-5));
}
Console.WriteLine($"Largest difference below 1e-12: {largest < 1e-12}");

// %% [markdown]
// ### Question F.Q2: why the numbers grow
// x has the deviation 1, and so have the weights. Why does `W @ x` have one of about 22.63?
//
// - a: each output is a sum of 512 products, and variances add up
// - b: numbers overflow
// - c: the generator draws larger ones
// - d: the product takes an average

// %% quiz F.Q2
FastTrack.Q2.Answer("?");

// %% [markdown]
// So real layers draw weights that are smaller by √512, and **layer norm** brings every token back to one size: the mean is taken away, then all is divided by
// $\sqrt{\text{variance} + 10^{-5}}$. The page divides by the deviation plus 1e-5, which for small numbers is not the same:

// %%
Console.WriteLine($"By the page: {((small - small.Mean()) / (small.Std() + 1e-5)).Round(4)}");

// %% [markdown]
// ### Exercise F.4: layer norm
// Write `LayerNorm(x)` for the numbers of one token; the variance divides by N.

// %% exercise F.4
static double[] LayerNorm(double[] x) => throw new NotAttempted();

FastTrack.LayerNorm.Check(LayerNorm);
FastTrack.LayerNorm.Twin(LayerNorm, x => Tensor.From(x).LayerNorm([x.Length]).ToArray<double>());

// %% [markdown]
// ## 5 Read a formula of a paper
//
// "Attention Is All You Need" (Vaswani and others, 2017) defines attention in one line:
//
// $$\text{Attention}(Q, K, V) = \text{softmax}\left(\frac{Q K^T}{\sqrt{d}}\right) V$$
//
// | symbol | what it is | in the code |
// |---|---|---|
// | $Q$ | a row for each position: what it looks for | `queries` |
// | $K$ | a row for each position: what it offers | `keys` |
// | $Q K^T$ | a score for each pair of positions | `queries.MatMul(keys.Transpose())` |
// | $\sqrt{d}$ | the root of the length of a row | `Math.Sqrt(64)` |
// | softmax | each row of scores becomes weights | `.Softmax()` |
// | $V$ | a row for each position: what it has to say | `values` |

// %%
Tensor queries = Tensor.Randn([10, 64], random, DType.Float64), keys = Tensor.Randn([10, 64], random, DType.Float64), values = Tensor.Randn([10, 64], random, DType.Float64);
Tensor scores = queries.MatMul(keys.Transpose()) / Math.Sqrt(64);
Tensor attention = scores.Softmax();
Tensor mixed = attention.MatMul(values);
Console.WriteLine($"scores {scores.Shape}, weights {attention.Shape}, result {mixed.Shape}; the first row of weights adds up to {attention[0].Sum().Item():f4}");
Console.WriteLine($"The library's own: {Tensor.Attention(queries, keys, values).AllClose(mixed)}");

// %% [markdown]
// Five questions. What is $Q K^T$?
//
// - a: a dot product for each query with each key
// - b: the values, mixed
// - c: one number for each position

// %% quiz F.Q3
FastTrack.Q3.Answer("?");

// %% [markdown]
// Why is it divided by $\sqrt{d}$?
//
// - a: so that the weights add up to 1
// - b: so that the scores keep the deviation 1
// - c: it is faster

// %% quiz F.Q4
FastTrack.Q4.Answer("?");

// %% [markdown]
// What does softmax make into a distribution here?
//
// - a: each row
// - b: each column
// - c: the whole table

// %% quiz F.Q5
FastTrack.Q5.Answer("?");

// %% [markdown]
// What does the product with $V$ do?
//
// - a: it picks the value of the largest weight
// - b: it makes a weighted combination of the rows of V
// - c: it scores the values

// %% quiz F.Q6
FastTrack.Q6.Answer("?");

// %% [markdown]
// Ten positions, and 64 numbers each in Q, K and V. Which shape has the result?
//
// - a: (10, 10)
// - b: (10, 64)
// - c: (64,)

// %% quiz F.Q7
FastTrack.Q7.Answer("?");

// %% [markdown]
// ## 6 Build first
//
// Do not let mathematics keep you from building: open day 14 now, train its small language model, type a prompt and move its temperature
// (`groundwork learn 14`). Then come back when you want to know why it works:
//
// - training becomes NaN: days 5 and 13;
// - a paper has a symbol that you cannot read: days 1, 2 and 9;
// - you have to say how good a model is: days 5 and 7.
//
// ## Recall
//
// - **What is $Wx$ in terms of the columns of W?** Their sum, weighted with the numbers in x.
// - **What does softmax not notice?** A shift of all scores.
// - **What is a step of training?** $w - \text{rate} \cdot \nabla L(w)$.
// - **Where does epsilon stand in layer norm?** Under the root, with the variance.
// - **What is attention?** A weighted combination of values; the weights are the softmax of how well queries and keys fit.
