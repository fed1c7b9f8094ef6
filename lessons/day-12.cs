#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 12: A tiny network, by hand and then with modules
//
// 60 to 90 minutes. Afterwards you can
//
// - write the forward pass, the loss, the gradients and the update of a small network by hand;
// - build the same network of modules, and show that it computes the same numbers;
// - say what an optimizer moves, and find the layer that it does not;
// - choose first weights for which numbers keep their size from layer to layer.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Nn;
using Groundwork.Plots;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// %% [markdown]
// ## 1 Two lines make a bend
//
// XOR: four clouds of points at (±1, ±1), class 1 where the signs differ. No straight line parts the classes.
// A hidden layer of two units does: each draws a soft line, and the score weighs the two against each other.
//
// $$h = \tanh(x W_1 + b_1), \qquad z = h W_2 + b_2$$
//
// A row of x is a point. The score z is any number; $\sigma(z) = 1 / (1 + e^{-z})$ makes it the probability of class 1.
//
// ### Predict
//
// The network of this day has 2 inputs, 8 hidden units and 1 score. How many numbers does it learn?

// %% quiz 12.Q1
Day12.Q1.Answer("?");

// %% [markdown]
// ## 2 Forward
//
// First a network of two hidden units, with weights chosen by hand. Both look at $x_1 + x_2$; one bends at -1, the other at +1.
// Move the slider: it is one of the weights. At which values do points change their side, and what does the loss say?

// %% points
var (points, labels) = Toy2d.Xor(200, seed: 1);
Tensor answers = labels.To(DType.Float32).Unsqueeze(1);    // [200, 1]

// %% weight
double weight = 4.0;
Slider.Of(weight, -4.0, 8.0).Display();

// %% by hand
Tensor handW1 = Tensor.From((float)weight, 4f, 4f, 4f).Reshape(2, 2), handB1 = Tensor.From(4f, -4f);
Tensor handW2 = Tensor.From(2f, -2f).Reshape(2, 1), handB2 = Tensor.From(-2f);
Tensor HandScore(Tensor x) => (x.MatMul(handW1) + handB1).Tanh().MatMul(handW2) + handB2;
double HandLoss() => Losses.BinaryCrossEntropyWithLogits(HandScore(points), answers).Item();
double HandRight() => Metrics.Accuracy((HandScore(points) > 0).To(DType.Int64).Squeeze(1), labels);

Figure regions = Plot.DecisionRegions(points, labels, x => HandScore(x).Sigmoid());
regions.Title = $"One weight at {weight:f1}: loss {HandLoss():f3}";
regions.AltText = $"Four clouds of points and the border of the network; loss {HandLoss():f3} with one weight at {weight:f1}";
regions.Display();
Console.WriteLine($"Weight {weight:f1}: loss {HandLoss():f4}, {HandRight():p1} of the points on their side");

// %% [markdown]
// The shapes, with N for the points: x is [N, 2], $W_1$ [2, 8], $b_1$ [8], h [N, 8], $W_2$ [8, 1], $b_2$ [1], z [N, 1].
//
// ### Exercise 12.1: the forward pass
// Write `Forward(x, net)`: the scores [N, 1] of the network above. `net` holds the four tensors by name: `net.W1`, `net.B1`, `net.W2`, `net.B2`.
// Stuck? A cell with `Day12.Forward.Hint();` gives the next of three hints, `Day12.Forward.Solution();` a solution.

// %% exercise 12.1
static Tensor Forward(Tensor x, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net) => throw new NotAttempted();

Day12.Forward.Check(Forward);

// %% [markdown]
// ### Break
//
// What if the tanh is left out? Two matrices in a row are one matrix, $W_1 W_2$, and however long it learns, the border
// is a straight line. Knowing nothing costs ln 2 = 0.6931 nats a point, and that is where it ends:

// %%
double[] Learn(Layer model, int steps)    // section 5 explains the loop
{
    var optimizer = new Sgd(model.Parameters(), learningRate: 0.5);
    var losses = new double[steps];
    for (int step = 0; step < steps; step++)
    {
        optimizer.ZeroGrad();
        Tensor loss = Losses.BinaryCrossEntropyWithLogits(model.Call(points), answers);
        loss.Backward();
        optimizer.Step();
        losses[step] = loss.Item();
    }
    return losses;
}
var straight = new Sequential(new Linear(2, 8, generator: new Generator(1)), new Linear(8, 1, generator: new Generator(2)));
Console.WriteLine($"Without a bend, after 300 steps: {Learn(straight, 300)[^1]:f4}; knowing nothing: {Math.Log(2):f4}");

// %% [markdown]
// ## 3 Backward, by hand
//
// The loss is the mean binary cross-entropy of the scores with the answers y (0 or 1). Its gradient begins as simply as it can:
//
// $$\frac{\partial L}{\partial z} = \frac{\sigma(z) - y}{N}$$
//
// From there the chain rule walks back through the forward pass, one operation at a time:
//
// | forward | backward |
// |---|---|
// | $z = h W_2 + b_2$ | $dW_2 = h^T dz$, $\; db_2 = \sum_{rows} dz$, $\; dh = dz\, W_2^T$ |
// | $h = \tanh(a)$ | $da = dh \cdot (1 - h^2)$ |
// | $a = x W_1 + b_1$ | $dW_1 = x^T da$, $\; db_1 = \sum_{rows} da$ |
//
// You need not learn the transposes by heart: a gradient has the shape of what it is the gradient of, and for
// $dW_2$ [8, 1] only one product of h [N, 8] and dz [N, 1] fits.
//
// ### Exercise 12.2: the gradients by hand
// Write `Gradients(x, y, net)`: the gradients of the mean loss for W1, b1, W2 and b2, in this order. y is [N, 1]. No autograd.

// %% exercise 12.2
static (Tensor W1, Tensor B1, Tensor W2, Tensor B2) Gradients(Tensor x, Tensor y, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net) =>
    throw new NotAttempted();

Day12.Gradients.Check(Gradients);

// %% [markdown]
// **Twin check.** Yours against autograd, on 200 random networks.

// %%
Day12.Gradients.Twin(Gradients, (x, y, net) =>
{
    Tensor[] w = [net.W1, net.B1, net.W2, net.B2];
    foreach (Tensor one in w) one.RequiresGrad = true;
    Tensor z = (x.MatMul(w[0]) + w[1]).Tanh().MatMul(w[2]) + w[3];
    Tensor[] g = Autograd.Grad([Losses.BinaryCrossEntropyWithLogits(z, y)], w);
    return (g[0], g[1], g[2], g[3]);
});

// %% [markdown]
// ## 4 Update
//
// A step moves each tensor against its gradient: $w \leftarrow w - \eta\, g$. From here on `Backward` finds the gradients;
// the loop is still yours. Two things go wrong in it.
//
// ### Break
//
// `Backward` **adds** to `Grad`. Whoever forgets to clear it moves along the sum of all gradients so far: the loss falls,
// and then it rises.

// %%
double[] LossesOf(bool clears)
{
    Tensor u = Tensor.From(3.0);
    u.RequiresGrad = true;
    var seen = new double[12];
    for (int step = 0; step < seen.Length; step++)
    {
        if (clears) u.Grad = null;
        Tensor loss = u.Square().Sum();
        seen[step] = loss.Item();
        loss.Backward();
        using (Autograd.NoGrad()) u.SubInPlace(0.1 * u.Grad!);
    }
    return seen;
}
Console.WriteLine($"u², cleared:     {string.Join("  ", LossesOf(clears: true).Select(l => $"{l,5:f2}"))}");
Console.WriteLine($"u², not cleared: {string.Join("  ", LossesOf(clears: false).Select(l => $"{l,5:f2}"))}");

// %% [markdown]
// And `w = w - rate * w.Grad` is an operation like any other: the result remembers where it came from. It is no leaf, so
// the next `Backward` leaves no gradient in it. Updates stand under `Autograd.NoGrad()` and in place.

// %%
Tensor v = Tensor.From(3.0);
v.RequiresGrad = true;
v.Square().Sum().Backward();
v = v - 0.1 * v.Grad!;
v.Square().Sum().Backward();
Console.WriteLine($"Is it a leaf? {v.IsLeaf}. Has it a gradient? {v.Grad is not null}.");

// %% [markdown]
// ### Exercise 12.3: the update loop
// Write `Train(x, y, net, rate, steps)`: so many steps on all points at once, with `Backward` and without an optimizer.
// It gives the new four tensors, and leaves those that it was given as they were. It may use your `Forward`.
// This is the challenge of the day.

// %% exercise 12.3
static (Tensor W1, Tensor B1, Tensor W2, Tensor B2) Train(Tensor x, Tensor y, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) net, double rate, int steps) =>
    throw new NotAttempted();

Day12.Train.Check(Train);

// %% [markdown]
// ### Question 12.Q2: the missing line
// A loop calls `Backward` and updates, and never clears the gradients. What does its third step do?
//
// - a: It moves along the sum of the gradients of the steps 1, 2 and 3.
// - b: It moves along the third gradient: `Backward` clears first.
// - c: It throws, for the gradient is there already.
// - d: It moves more carefully, for the mean of three gradients is less noisy.

// %% quiz 12.Q2
Day12.Q2.Answer("?");

// %% [markdown]
// ## 5 With modules
//
// A module gives names to its parameters, and an optimizer asks for the list: `ZeroGrad`, `Backward` and `Step` are the three lines of every loop
// (see `Learn` in section 2). The constructor registers what the module holds: `Add` for modules inside it, `Parameter` for tensors.

// %% [see] TinyNet Forgetful

// %%
var tiny = new TinyNet(2, 8, new Generator(1));
foreach (var (name, parameter) in tiny.NamedParameters()) Console.WriteLine($"{name,-14} {parameter.Shape}");

double[] curve = Learn(tiny, 400);    // in each step: clear, forward, backward, move
Figure falling = Plot.LossCurve(Values.Range(curve.Length), curve);
falling.AltText = $"The loss of {curve.Length} steps, from {curve[0]:f3} down to {curve[^1]:f3}";
falling.Display();
Console.WriteLine($"{tiny.Parameters().Sum(p => p.Count)} parameters, loss {curve[0]:f4} before and {curve[^1]:f4} after {curve.Length} steps");

// %% [markdown]
// ### Break
//
// `Linear` keeps its matrix as [outputs, inputs], as PyTorch does. Ours is [inputs, outputs]:

// %%
void Refused(Action action) { try { action(); } catch (Exception e) { Console.WriteLine(e.Message); } }
Refused(() => Init.Set(new Linear(2, 8).Weight, Tensor.Ones([2, 8])));

// %% [markdown]
// ### Exercise 12.4: the same with modules
// Write `Build(net)`: a `Sequential` of `Linear`, `Tanh` and `Linear` that begins with the weights in `net`
// (Float32 here), so that its scores and its first step are those of the network by hand. `Init.Set(parameter, values)` writes.

// %% exercise 12.4
static Layer Build((Tensor W1, Tensor B1, Tensor W2, Tensor B2) net) => throw new NotAttempted();

Day12.Module.Check(Build);

// %% [markdown]
// ## 6 The forgotten parameter
//
// A layer that is used and not registered computes, gets a gradient, and never moves. In this library a module
// looks at its own fields and names the one that was forgotten (in PyTorch a plain list of layers is passed over in silence):

// %%
Refused(() => new Forgetful(2, 8).Parameters());

// %% [markdown]
// It cannot look everywhere, and an optimizer that was given only a part of the list says nothing at all.
// So count: a layer from n to m units has $(n + 1) \cdot m$ parameters.
//
// ### Exercise 12.5: no layer forgotten
// Write `Stack(widths)`: linear layers of these widths, such as `[2, 8, 8, 1]`, with tanh **between** them, all of whose parameters are found.

// %% exercise 12.5
static Layer Stack(int[] widths) => throw new NotAttempted();

Day12.Stack.Check(Stack);

// %% [markdown]
// ### Question 12.Q3: what does it do?
// The first of two layers is used in `Forward`, but the optimizer was not told of it. What do you see?
//
// - a: The output is wrong, for the layer is left out of the forward pass.
// - b: `Backward` throws, for the layer has no gradient.
// - c: The loss falls, though less than it could, and the first layer keeps its first weights.
// - d: The loss does not move at all.

// %% quiz 12.Q3
Day12.Q3.Answer("?");

// %% [markdown]
// ## 7 First weights
//
// How large should weights be before anything is learned? A unit adds up n inputs, so its variance is n times that of
// one product, and ReLU cuts half of it away. Twenty layers of 256 units, and the size
// (the deviation) of the numbers on the way:

// %%
Tensor[] Sizes(Func<Generator, Tensor> draw)
{
    var random = new Generator(1);
    Tensor x = Tensor.Randn([64, 256], random);
    var after = new Tensor[20];
    for (int layer = 0; layer < after.Length; layer++) after[layer] = x = x.MatMul(draw(random)).Relu();
    return after;
}

double SizeOf(Tensor x) => x.To(DType.Float64).Std().Item();
(string, Func<Generator, Tensor>)[] ways = [
    ("0", _ => Tensor.Zeros([256, 256])),
    ("0.01 · randn", random => 0.01 * Tensor.Randn([256, 256], random)),
    ("randn", random => Tensor.Randn([256, 256], random)),
    ("randn · √(2/256)", random => Tensor.Randn([256, 256], random) * Math.Sqrt(2.0 / 256)),
];
foreach (var (name, draw) in ways)
{
    Tensor[] after = Sizes(draw);
    Console.WriteLine($"{name,-18} after layer 1: {SizeOf(after[0]),9:g3}   5: {SizeOf(after[4]),9:g3}   20: {SizeOf(after[19]),9:g3}");
}
var sizes = new Figure { Width = 560, Height = 320 };
foreach (var (name, draw) in ways[1..]) sizes.Axes.AddLine(Values.Range(20), Sizes(draw).Select(SizeOf).ToArray(), name);
(sizes.Axes.X.Label, sizes.Axes.Y.Label, sizes.Axes.Y.Scale) = ("layer", "size of the numbers", Scale.Log);
sizes.AltText = "The size of the numbers by layer on a logarithmic scale: 0.01 · randn falls, randn rises without end, randn · √(2/256) stays level";
sizes.Display();

// %% [markdown]
// Zeros are worse than small: every hidden unit is the same as every other, for ever. Here all weights begin with one number:

// %%
var equal = new TinyNet(2, 8, new Generator(1));
foreach (Tensor parameter in equal.Parameters()) Init.Set(parameter, Tensor.Full(parameter.Shape, 0.1f));
Learn(equal, 100);
Tensor hidden = equal.NamedParameters()[0].Value;    // [8, 2], a row for each unit
Console.WriteLine($"The first unit: {hidden[0].Round(4)}, the last: {hidden[7].Round(4)}");

// %% [markdown]
// ### Question 12.Q4: how many units?
// A network with 8 hidden units begins with all weights 0, and learns for 100 steps. How many **different** hidden units has it then?

// %% quiz 12.Q4
Day12.Q4.Answer("?");

// %% [markdown]
// ### Exercise 12.6: first weights
// Write `Weights(inputs, outputs, random)`: a matrix [inputs, outputs] for a layer that is followed by ReLU, drawn so that numbers keep
// their size. (For tanh one takes 1/√inputs: there is no half to make up for.)

// %% exercise 12.6
static Tensor Weights(int inputs, int outputs, Generator random) => throw new NotAttempted();

Day12.Weights.Check(Weights);

// %% [markdown]
// ## Use: spirals by hand
//
// Two arms that wind around each other, and nothing but your `Forward` and your `Train`. Change the number of hidden units: with how
// few does it still work?

// %% spirals
var (arms, side) = Toy2d.Spirals(200, seed: 3, turns: 0.6);
Tensor armX = 2 * arms.To(DType.Float64), armY = side.To(DType.Float64).Unsqueeze(1);
int units = 32;
var first = new Generator(4);
var spiral = (W1: 2 * Tensor.Randn([2, units], first, DType.Float64), B1: Tensor.Randn([units], first, DType.Float64), W2: Tensor.Randn([units, 1], first, DType.Float64) / Math.Sqrt(units), B2: Tensor.Zeros([1], DType.Float64));
try
{
    for (int round = 0; round <= 4; round++)
    {
        if (round > 0) spiral = Train(armX, armY, spiral, rate: 0.5, steps: 500);
        Tensor z = Forward(armX, spiral);
        Console.WriteLine($"after {500 * round,4} steps: loss {Losses.BinaryCrossEntropyWithLogits(z, armY).Item():f4}, {Metrics.Accuracy((z > 0).To(DType.Int64).Squeeze(1), side):p1} right");
    }
    Figure border = Plot.DecisionRegions(armX, side, x => Forward(x.To(DType.Float64), spiral).Sigmoid());
    border.AltText = $"Two arms of points and the border between them that {units} hidden units drew";
    border.Display();
}
catch (NotAttempted)
{
    Console.WriteLine("This cell waits for your exercises 12.1 and 12.3.");
}

// %% [markdown]
// ## Recall
//
// - **What is the gradient of the mean binary cross-entropy for a score?** $(\sigma(z) - y) / N$.
// - **What is $dW$ if $z = hW$?** $h^T dz$: the only product of the two that has W's shape.
// - **What does `Backward` do with a gradient that is there already?** It adds to it: clear before every step.
// - **Which parameters does an optimizer move?** Those that it was given, and no others: what the module registered.
// - **Which deviation have weights in front of ReLU?** $\sqrt{2/\text{inputs}}$, so that numbers keep their size.

// %% [types] TinyNet Forgetful
sealed class TinyNet : Layer
{
    readonly Linear _hidden, _score;

    public TinyNet(int inputs, int hidden, Generator random)
    {
        _hidden = Add("hidden", new Linear(inputs, hidden, generator: random));
        _score = Add("score", new Linear(hidden, 1, generator: random));
    }

    protected override Tensor Forward(Tensor x) => _score.Call(_hidden.Call(x).Tanh());
}

sealed class Forgetful : Layer
{
    readonly List<Linear> _layers;
    public Forgetful(int inputs, int hidden) => _layers = [new Linear(inputs, hidden), new Linear(hidden, 1)];
    protected override Tensor Forward(Tensor x) => _layers[1].Call(_layers[0].Call(x).Tanh());
}
