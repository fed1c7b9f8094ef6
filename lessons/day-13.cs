#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 13: Training that works
//
// 90 minutes. Afterwards you can
//
// - find out in a minute whether a training loop has a bug;
// - split data, deal batches, and tell learning from learning by heart;
// - write Adam, a schedule and dropout from their formulas;
// - train a convolutional network that reads digits;
// - look at a loss curve and name what is wrong.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Nn;
using Groundwork.Plots;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

var glyphs = new Glyphs(800, seed: 1);
Console.WriteLine($"{glyphs.Count} pictures of {Glyphs.Size} by {Glyphs.Size} pixels; the labels begin with {glyphs.Labels[..5]}");

// %% [markdown]
// The digits are drawn by the course from a small font, shifted, slanted, thickened and noisy. Here are the first ten, side by side.

// %%
Plot.Image(Tensor.Concat([.. Enumerable.Range(0, 10).Select(i => glyphs.Images[i])], axis: 1)).Display();

// %% [markdown]
// ## 1 First, one batch by heart
//
// ### Predict
//
// You have a new model and a new training loop. What do you try first?
//
// - a: A larger model, to be on the safe side.
// - b: To learn 32 examples by heart.
// - c: Ten learning rates on all the data.

// %% quiz 13.Q1
Day13.Q1.Answer("?");

// %% [markdown]
// ### Exercise 13.1: one batch by heart
// Write `Overfit(images, labels, seed)`: make a model, train it on these 32 pictures (Float32 [32, 64]) until its loss on them is below `0.05`, and return it.
// The three lines of a step stand in order: clear the gradients, go backward, move the parameters.

// %% exercise 13.1
static Layer Overfit(Tensor images, Tensor labels, long seed) => throw new NotAttempted();

Day13.Overfit.Check(Overfit);

// %% [markdown]
// If this fails, nothing else matters. Go through this list:
//
// 1. Is the first loss near $\ln 10$? If not, look at the last layer's weights, or at a softmax before the loss.
// 2. Does the loss change at all? If not, `Step` is missing, or the optimizer has other parameters than the model.
// 3. Does it fall, and then climb? `ZeroGrad` is missing.
// 4. Do pictures and labels belong together? Show one with its label.

// %% [markdown]
// ## 2 The loop
//
// Three things turn that into training: a **split** (what is judged was never learned from), **batches** in another order each epoch, and a look at the
// validation loss. Watch both curves: training goes on falling; where validation stops, learning by heart begins.

// %%
Tensor trainX = glyphs.Rows[..600], trainY = glyphs.Labels[..600], validX = glyphs.Rows[600..], validY = glyphs.Labels[600..];

static Sequential Net(long seed, double dropout = 0)
{
    var random = new Generator(seed);
    return new Sequential(new Linear(64, 64, generator: random), new Relu(), new Dropout(dropout, random), new Linear(64, 10, generator: random));
}

static double LossOf(Layer model, Tensor x, Tensor y)
{
    using var _ = Autograd.NoGrad();
    model.Eval();
    double loss = Losses.CrossEntropy(model.Call(x), y).Item();
    model.Train();
    return loss;
}

(double[] Train, double[] Valid) Fit(Layer model, Optimizer optimizer, int epochs)
{
    var batches = DataLoader.Of(new TensorDataset(trainX, trainY), batch: 50, shuffle: new Generator(1));
    var (train, valid) = (new List<double>(), new List<double>());
    for (int epoch = 0; epoch < epochs; epoch++)
    {
        foreach (Tensor[] batch in batches)
        {
            optimizer.ZeroGrad();
            Losses.CrossEntropy(model.Call(batch[0]), batch[1]).Backward();
            optimizer.Step();
        }
        train.Add(LossOf(model, trainX, trainY));
        valid.Add(LossOf(model, validX, validY));
    }
    return ([.. train], [.. valid]);
}

var plain = Net(seed: 1);
Console.WriteLine($"Before the first step: {LossOf(plain, validX, validY):f1}; ln 10 is {Math.Log(10):f4}");
var (fitted, validated) = Fit(plain, new Adam(plain.Parameters(), learningRate: 0.01), epochs: 15);
var curves = Plot.Line(fitted, label: "training");
curves.Axes.AddLine(Enumerable.Range(0, validated.Length).Select(i => (double)i).ToArray(), validated, label: "validation");
curves.Display();
Console.WriteLine($"≈ after 15 epochs: training {fitted[^1]:f3}, validation {validated[^1]:f3}");
Console.WriteLine($"Training is below validation: {fitted[^1] < validated[^1]}");

// %% [markdown]
// ## 3 Optimisers
//
// SGD goes straight down: $w \leftarrow w - \eta g$. **Momentum** keeps a running mean of the gradients, as a heavy ball keeps its way. **Adam** also keeps the mean
// of their squares, and divides by its root: each weight has a step of its own size.
//
// $$m \leftarrow \beta_1 m + (1 - \beta_1) g \qquad v \leftarrow \beta_2 v + (1 - \beta_2) g^2 \qquad w \leftarrow w - \eta \frac{\hat{m}}{\sqrt{\hat{v}} + \epsilon}$$
//
// with $\hat{m} = m / (1 - \beta_1^t)$ and $\hat{v} = v / (1 - \beta_2^t)$, because both begin at 0. **AdamW** is Adam that also shrinks each weight a little, beside the step and not through the gradient.

// %%
Console.WriteLine($"The usual settings of Adam: β₁ = {0.9}, β₂ = {0.999}, ε = {1e-8}");
foreach (var (name, optimizer) in new (string, Func<Layer, Optimizer>)[]
{
    ("SGD", model => new Sgd(model.Parameters(), learningRate: 0.05)),
    ("momentum", model => new Sgd(model.Parameters(), learningRate: 0.05, momentum: 0.9)),
    ("Adam", model => new Adam(model.Parameters(), learningRate: 0.005)),
    ("AdamW", model => new AdamW(model.Parameters(), learningRate: 0.005, weightDecay: 0.1)),
})
{
    var model = Net(seed: 2);
    Console.WriteLine($"≈ {name,-9} after 5 epochs: {Fit(model, optimizer(model), epochs: 5).Valid[^1]:f3}");
}

// %% [markdown]
// ### Exercise 13.2: Adam from its formulas
// Write `AdamStep(w, g, m, v, t, rate)`: the new w, m and v as an array of three arrays, for step t = 1, 2, … with the usual $\beta_1$, $\beta_2$ and $\epsilon$, which the cell above prints.
// Leave the arguments as they are. This is the day's challenge.

// %% exercise 13.2
static double[][] AdamStep(double[] w, double[] g, double[] m, double[] v, int t, double rate) => throw new NotAttempted();

Day13.AdamStep.Check(AdamStep);

// %% [markdown]
// Twin check: ten steps down the valley $f(w) = w_1^2 + 10 w_2^2$, yours beside the library's.

// %%
static string Walk(Func<double[], double[], double[], double[], int, double, double[][]> step)
{
    double[] w = [1, 1], m = [0, 0], v = [0, 0];
    for (int t = 1; t <= 10; t++)
    {
        double[][] next = step(w, [2 * w[0], 20 * w[1]], m, v, t, 0.1);
        (w, m, v) = (next[0], next[1], next[2]);
    }
    return $"({w[0]:f6}, {w[1]:f6})";
}

Tensor point = Tensor.From(1.0, 1.0);
point.RequiresGrad = true;
var adam = new Adam([point], learningRate: 0.1);
for (int t = 0; t < 10; t++)
{
    adam.ZeroGrad();
    (point * point * Tensor.From(1.0, 10.0)).Sum().Backward();
    adam.Step();
}
Console.WriteLine($"the library's: ({point[0].Item():f6}, {point[1].Item():f6})");
try { Console.WriteLine($"yours:         {Walk(AdamStep)}"); }
catch (NotAttempted) { Console.WriteLine("yours comes here when exercise 13.2 is done"); }

// %% [markdown]
// ## 4 Schedules
//
// A good learning rate at the start is not a good one at the end. The usual recipe: **warm up** along a line while Adam's means are still empty, then
// follow half a **cosine** down to 0.

// %% shape
int warmup = 10;
Slider.Of(warmup, 1, 50).Display();

// %% schedule
var schedule = Schedule.WarmupCosine(1.0, steps: 100, warmup: warmup);
Plot.Line(schedule.Rates(100), label: "learning rate").Display();

// %% [markdown]
// ### Exercise 13.3: warm-up and cosine
// Write `RateAt(step, warmup, steps, peak)` for step = 0 … steps − 1: below warmup it is $peak \cdot (step + 1) / warmup$, then half a cosine that starts at the peak
// and reaches 0 at the last step: $\frac{1}{2} peak \left(1 + \cos\left(\pi \frac{step - warmup}{steps - 1 - warmup}\right)\right)$.

// %% exercise 13.3
static double RateAt(int step, int warmup, int steps, double peak) => throw new NotAttempted();

Day13.RateAt.Check(RateAt);

// %% [markdown]
// ## 5 Dropout
//
// In training, each element of a layer becomes 0 with probability $p$, so that no part can rely on another; what remains is divided by $1 - p$, so that the mean stays.
// In evaluation nothing is dropped. That is why a model has two modes, and why a forgotten `Eval()` makes a good model look bad.
//
// ### Exercise 13.4: dropout
// Write `Dropped(x, p, training, seed)`; each element has its own draw.

// %% exercise 13.4
static Tensor Dropped(Tensor x, double p, bool training, long seed) => throw new NotAttempted();

Day13.Dropped.Check(Dropped);

// %% [markdown]
// ## 6 Use: a network that reads digits
//
// A **convolution** slides a small window of weights over the picture: a stroke is found wherever it is. The pooling keeps the largest of each two by two.
//
// ### Exercise 13.5: a network that reads digits
// Write `ReadDigits(images, labels, seed)`: images are [n, 1, 8, 8]. Train a small network with `Conv2d` on the 1,200 that it gets; it is judged on 400 others, with three seeds, and must read nine of ten.

// %% exercise 13.5
static Layer ReadDigits(Tensor images, Tensor labels, long seed) => throw new NotAttempted();

Day13.ReadDigits.Check(ReadDigits);

// %% [markdown]
// The project: draw a digit and let a network read it. Change the picture, `#` is ink, and run the cell.

// %%
string[] drawn =
[
    "........",
    "..####..",
    "......#.",
    "......#.",
    "...###..",
    "......#.",
    "......#.",
    "..####..",
];
Tensor picture = Tensor.From<float>(drawn.SelectMany(row => row.Select(c => c == '#' ? 1f : 0f)).ToArray(), [1, 64]);
plain.Eval();
Tensor guess = plain.Call(picture).Softmax().Detach()[0];
foreach (int digit in Enumerable.Range(0, 10))
    Console.WriteLine($"≈ {digit} {new string('█', (int)Math.Round(30 * guess[digit].Item()))}");
Console.WriteLine($"≈ I read a {guess.ArgMax().Item<long>()}");

// %% [markdown]
// ## 7 The clinic
//
// Four training runs, each with one disease: the full line is training, the dashed one validation.
//
// - a: the learning rate is too large
// - b: overfitting
// - c: nothing is learned
// - d: gradients are not cleared

// %%
double[] epochs = [.. Enumerable.Range(0, 40).Select(i => (double)i)];
var runs = new Figure(2, 2) { Width = 760, Height = 520 };
(string Name, Func<double, double> Train, Func<double, double> Valid)[] ill =
[
    ("A", e => 2.3 + 0.6 * Math.Sin(2.1 * e) * (1 + e / 8) + e * e / 400, e => 2.4 + 0.6 * Math.Sin(2.1 * e + 0.2) * (1 + e / 8) + e * e / 390),
    ("B", e => 2.3 * Math.Exp(-e / 6), e => 0.55 + 1.75 * Math.Exp(-e / 5) + e * e / 2500),
    ("C", e => Math.Log(10) + 0.01 * Math.Sin(5 * e), e => Math.Log(10) + 0.012 * Math.Sin(4 * e + 1)),
    ("D", e => 0.35 + 1.95 * Math.Exp(-e / 4) + e * e / 900, e => 0.45 + 1.9 * Math.Exp(-e / 4) + e * e / 880),
];
for (int i = 0; i < ill.Length; i++)
{
    var axes = runs[i / 2, i % 2];
    axes.Title = ill[i].Name;
    axes.AddLine(epochs, epochs.Select(ill[i].Train).ToArray(), label: "training");
    axes.AddLine(epochs, epochs.Select(ill[i].Valid).ToArray(), label: "validation").IsDashed = true;
}
runs.Display();

// %% [markdown]
// ### Question 13.Q2: curve A

// %% quiz 13.Q2
Day13.Q2.Answer("?");

// %% [markdown]
// ### Question 13.Q3: curve B

// %% quiz 13.Q3
Day13.Q3.Answer("?");

// %% [markdown]
// ### Question 13.Q4: curve C

// %% quiz 13.Q4
Day13.Q4.Answer("?");

// %% [markdown]
// ### Question 13.Q5: curve D

// %% quiz 13.Q5
Day13.Q5.Answer("?");

// %% [markdown]
// ## Recall
//
// - **What do you try first with a new training loop?** To learn one batch by heart.
// - **What are the three lines of a step?** ZeroGrad, Backward, Step.
// - **How long is Adam's first step?** About the learning rate, whatever the gradient.
// - **Why does dropout divide by $1 - p$?** So that the mean of each element stays, and evaluation needs no correction.
// - **How does overfitting look?** Training falls on, validation rises.
// - **Why a warm-up?** Adam's means are empty at first: small steps until they know something.
