#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 11: Tensor autograd
//
// 60 to 90 minutes. Afterwards you can
//
// - say what a backward rule gets and gives, and why no Jacobian is ever built;
// - write the backward of a matrix product, of broadcasting, and of softmax with cross-entropy;
// - write an operation with a backward of its own, and check it by small steps;
// - find the first operation that produced a NaN, and a loop that keeps its graphs alive.
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
// ## 1 One number, many slopes
//
// On day 10 each node was a number. Here each is a tensor, and everything else stays: the graph is written down while you compute, and
// `Backward` walks it from the end. First the example of the page: $y = x^2 + 3x + 1$ at 2.

// %%
Tensor x = [2.0];
x.RequiresGrad = true;
Tensor y = x.Square() + 3 * x + 1;
y.Backward();
Console.WriteLine($"y = {y.Item()}, its slope {x.Grad!.Item()}");

// %% [markdown]
// ### Predict
//
// x is [4, 3], W is [3, 5], and the loss is the sum of $(xW)^2$. What shape has the gradient of W?
//
// - a: [3, 5]
// - b: [4, 5]
// - c: none, it is a scalar as the loss is
// - d: [4, 5, 3, 5]

// %% quiz 11.Q1
Day11.Q1.Answer("?");

// %%
Tensor input = Tensor.Randn([4, 3], seed: 1), weights = Tensor.Randn([3, 5], seed: 2);
weights.RequiresGrad = true;
input.MatMul(weights).Square().Sum().Backward();
Console.WriteLine($"Gradient of the weights: {weights.Grad!.Shape}; of the input, which did not ask: {(input.Grad is null ? "none" : "there")}");

// %% [markdown]
// What is between the loss and W? The product C has 20 numbers, W has 15: the table of all slopes, the **Jacobian**, has 300.
// Nobody needs it. A backward rule gets the gradient of its **result**, $dC$ (what the loss thinks of each number of C), and gives the gradients
// of its **inputs**: $dW = J^T dC$, computed without J. That is called a vector-Jacobian product.
//
// ### Question 11.Q2: why nobody builds it
// A layer has 100 rows of 1000 numbers as its input, and as many as its output. How many numbers has its Jacobian?

// %% quiz 11.Q2
Day11.Q2.Answer("?");

// %% [markdown]
// ### Watch it
//
// A small network on its way forward and back. Each step of the slider is one operation: first the values appear from left to right,
// then the gradients from right to left. Where does the gradient become 0, and why?

// %% replay
int replay = 8;
Slider.Of(replay, 1, 8).Display();

// %% film
Tensor rows = Tensor.From(1.0, -2.0, 0.5, 1.5, -1.0, 1.0).Reshape(3, 2);
Tensor first = Tensor.From(1.0, -1.0, 0.5, 0.5, 1.0, -1.5).Reshape(2, 3), second = Tensor.From(1.0, -2.0, 0.5).Reshape(3, 1);
first.RequiresGrad = second.RequiresGrad = true;
Tensor pre = rows.MatMul(first), bent = pre.Relu(), score = bent.MatMul(second), squares = score.Square();
string[] steps = ["a = x W", "h = relu(a)", "z = h w", "z²"];
Tensor[] values = [pre, bent, score, squares], slopes = Autograd.Grad([squares.Mean()], values);

Tensor Shown(Tensor[] all, Func<int, bool> isReached) => Tensor.Concat([.. all.Select((one, i) => isReached(i) ? one.Detach() : Tensor.Full(one.Shape, double.NaN, DType.Float64))], axis: 1);
string[] columns = ["a₁", "a₂", "a₃", "h₁", "h₂", "h₃", "z", "z²"], points3 = ["point 1", "point 2", "point 3"];
var film = new Figure(rows: 2) { Width = 620, Height = 420 };
foreach (var (row, title, board) in new[] { (0, "values", Shown(values, i => replay > i)), (1, "gradients of the mean of z²", Shown(slopes, i => replay > 7 - i)) })
{
    film[row, 0].Title = title;
    HeatMark heat = film[row, 0].AddHeatmap(board, points3, columns);
    (heat.Min, heat.Max, heat.Colors) = (-4, 4, ColorMap.Diverging);
}
film.AltText = $"Values (above) and gradients (below) of four operations after {replay} of 8 steps";
film.Display();
string happened = replay <= 4 ? $"forward, {steps[replay - 1]}" : $"back to {steps[8 - replay]}";
Console.WriteLine($"Step {replay} of 8: {happened}. ReLU cut {(bent <= 0).To(DType.Int64).Sum().Item()} of {bent.Count} values; of their gradients {slopes[0].Equal(0).To(DType.Int64).Sum().Item()} are 0.");

// %% [markdown]
// ## 2 The backward of a matrix product
//
// $C = AB$, $c_{ij} = \sum_k a_{ik} b_{kj}$. A small step of $a_{ik}$ moves the whole row i of C, by the row k of B. Adding up what the
// loss thinks of that gives $da_{ik} = \sum_j dc_{ij} b_{kj}$: row i of dC times row k of B.
//
// The shapes say it without any sums: dA has A's shape [n, k], and from dC [n, m] and B [k, m] there is one product with that shape.
//
// ### Exercise 11.1: the backward of a matrix product
// Write `MatMulBackward(A, B, dC)`: the gradients of A and of B. B is [k, m] here.

// %% exercise 11.1
static (Tensor DA, Tensor DB) MatMulBackward(Tensor A, Tensor B, Tensor dC) => throw new NotAttempted();

Day11.MatMulBackward.Check(MatMulBackward);

// %% [markdown]
// **Twin check.** Yours against autograd, on 200 random products.

// %%
Day11.MatMulBackward.Twin(MatMulBackward, (A, B, dC) =>
{
    A.RequiresGrad = B.RequiresGrad = true;
    A.MatMul(B).Backward(seed: dC);
    return (A.Grad!, B.Grad!);
});

// %% [markdown]
// ## 3 The way back through broadcasting
//
// A bias [3] is added to each of two rows. It was written down once and used twice, and **every use adds its part**: the
// gradient of the bias is the sum over the rows. The same rule as `a + a` on day 10, where the answer was 2.

// %%
Tensor bias = Tensor.From(0.5, 0.0, -0.5), column = Tensor.From(1.0, 2.0).Reshape(2, 1);
bias.RequiresGrad = column.RequiresGrad = true;
Tensor upstream = Tensor.From(1.0, 2.0, 3.0, 4.0, 5.0, 6.0).Reshape(2, 3);
(Tensor.Zeros([2, 3], DType.Float64) + bias + column).Backward(seed: upstream);
Console.WriteLine($"What comes in: {upstream}");
Console.WriteLine($"Of the bias, shape {bias.Grad!.Shape}: {bias.Grad}");
Console.WriteLine($"Of the column, shape {column.Grad!.Shape}: {column.Grad}");

// %% [markdown]
// ### Exercise 11.2: the way back through broadcasting
// Write `Unbroadcast(g, shape)`: the gradient of a tensor of that shape, which was broadcast to the shape of g. Shapes are aligned on the right;
// axes in front that the tensor does not have were repeated, and axes where it has size 1.

// %% exercise 11.2
static Tensor Unbroadcast(Tensor g, int[] shape) => throw new NotAttempted();

Day11.Unbroadcast.Check(Unbroadcast);

// %% [markdown]
// ## 4 Softmax and cross-entropy
//
// $p = \text{softmax}(z)$ and $L = -\ln p_t$. Written as $L = \ln \sum_j e^{z_j} - z_t$ the gradient is read off: the first part gives
// $e^{z_i} / \sum_j e^{z_j} = p_i$, the second one -1 at the target. Together: **p − onehot**.

// %%
Tensor scores = Tensor.From(3.0, 1.0, 0.2);
scores.RequiresGrad = true;
Losses.CrossEntropy(scores, target: 0).Backward();
string Four(Tensor numbers) => string.Join("  ", numbers.ToArray<double>().Select(number => $"{number,7:f4}"));
Console.WriteLine($"Softmax: {Four(scores.Detach().Softmax())}");
Console.WriteLine($"Slopes:  {Four(scores.Grad!)}");

// %% [markdown]
// -0.1640 pulls the right score up, 0.1131 and 0.0508 push the others down, and they add up to 0: raising all scores alike changes nothing.
//
// ### Exercise 11.3: the backward of softmax and cross-entropy
// Write `CrossEntropyBackward(scores, targets)`: scores [N, classes], one target a row, and the loss is the **mean** over the rows.

// %% exercise 11.3
static Tensor CrossEntropyBackward(Tensor scores, long[] targets) => throw new NotAttempted();

Day11.CrossEntropyBackward.Check(CrossEntropyBackward);

// %% [markdown]
// ## 5 An operation of your own
//
// `Autograd.Function(name, forward, backward)` makes an operation: forward computes, backward gets the context and the gradient of
// the result, and gives a gradient for each input. When is that worth it? When the backward that autograd would find is slow, or overflows.
//
// ### Break
//
// $\ln \sum_i e^{x_i}$ as it is written, for scores of 1000. `Autograd.DetectAnomaly` is the detective: it names the first operation
// whose result, forward or backward, is infinite or NaN.

// %%
Tensor large = Tensor.From(1000.0, 999.0);
large.RequiresGrad = true;
Console.WriteLine($"As written: {large.Exp().Sum().Log().Item()}, by the library: {large.LogSumExp().Item():f4}");
try
{
    using (Autograd.DetectAnomaly()) large.Exp().Sum().Log().Backward();
}
catch (Exception e)
{
    Console.WriteLine($"{e.GetType().Name}: {e.Message.Split('\n')[0]}");
}

// %% [markdown]
// And whether a backward is right, small steps tell: `Autograd.CheckGradient` says nothing if it is, and what is wrong if not.
// Here is a square whose author forgot the 2:

// %%
var square = Autograd.Function("square", inputs => inputs[0] * inputs[0], (context, dy) => [dy * context.Inputs[0]]);
Tensor three = Tensor.From(3.0);
three.RequiresGrad = true;
Console.WriteLine(Autograd.CheckGradient(inputs => square(inputs).Sum(), [three]) ?? "the gradient is right");

// %% [markdown]
// ### Exercise 11.4: an operation with its own backward
// Write `StableLogSumExp(x)` for a vector, with `Autograd.Function`: values and slopes must be right for scores of 1000 too.

// %% exercise 11.4
static Tensor StableLogSumExp(Tensor x) => throw new NotAttempted();

Day11.LogSumExp.Check(StableLogSumExp);

// %%
Day11.LogSumExp.Twin(StableLogSumExp, v => v.LogSumExp());

// %% [markdown]
// ## 6 What a graph keeps alive
//
// Backward needs the values of the forward pass, so the graph keeps them: until `Backward` has run, or until nobody holds its end any more.
// A total that adds up losses **as tensors** holds all of them.

// %%
Tensor slope = Tensor.Randn([1000], seed: 3);
slope.RequiresGrad = true;
Tensor sum = Tensor.Zeros([]), plain = Tensor.Zeros([]);
for (int step = 0; step < 100; step++)
{
    Tensor loss = (slope * slope).Sum();
    sum = sum + loss;
    plain = plain + loss.Detach();
}
Console.WriteLine($"Behind the sum of tensors stand {Autograd.Graph(sum).Nodes.Count} nodes, behind the sum of detached ones {Autograd.Graph(plain).Nodes.Count}");

// %% [markdown]
// ### Question 11.Q3: which of these keeps graphs alive?
//
// - a: `seen.Add(loss.Detach());`
// - b: `using (Autograd.NoGrad()) seen.Add(Loss(batch));`
// - c: `total += loss.Item();` where total is a double
// - d: `best = best + loss;` where best is a tensor

// %% quiz 11.Q3
Day11.Q3.Answer("?");

// %% [markdown]
// ### Exercise 11.5: the leak
// Write `MeanLoss(w, batches)`: the loss of a batch is the mean of $(\text{batch} \cdot w)^2$. Call `Backward` on each, so that the gradients of all
// batches add up in `w.Grad`, and give the mean of the losses as a tensor **without a history**. Everything is Float64.

// %% exercise 11.5
static Tensor MeanLoss(Tensor w, Tensor[] batches) => throw new NotAttempted();

Day11.MeanLoss.Check(MeanLoss);

// %% [markdown]
// ### Break
//
// Once `Backward` has run, what it needed is gone. A second pass over the same graph is refused:

// %%
Tensor again = Tensor.From(2.0);
again.RequiresGrad = true;
Tensor cube = (again * again * again).Sum();
cube.Backward();
try
{
    cube.Backward();
}
catch (InvalidOperationException e)
{
    Console.WriteLine(e.Message);
}

// %% [markdown]
// ### Question 11.Q4: backward twice
// Why is the second pass refused?
//
// - a: The graph is recorded anew in every pass.
// - b: The values that backward needs were freed after the first pass.
// - c: Gradients may be added to once only.
// - d: The first pass set the gradients to 0.

// %% quiz 11.Q4
Day11.Q4.Answer("?");

// %% [markdown]
// ## 7 Use: every gradient by hand
//
// A network with ReLU and three classes, without autograd. You have all the rules but one: ReLU gives 0 where $a \le 0$, whatever a does, so no gradient
// passes there; elsewhere it passes unchanged.
//
// $$a = x W_1 + b_1, \quad h = \text{relu}(a), \quad z = h W_2 + b_2, \quad L = \text{mean cross-entropy}(z, t)$$
//
// ### Exercise 11.6: every gradient by hand
// Write `Ninja(x, targets, w1, b1, w2, b2)`: the gradients of z, W2, b2, h, a, W1 and b1, in the order in which they are found. Each has a check of its own.
// This is the challenge of the day.

// %% exercise 11.6
static (Tensor DZ, Tensor DW2, Tensor DB2, Tensor DH, Tensor DA, Tensor DW1, Tensor DB1) Ninja(Tensor x, long[] targets, Tensor w1, Tensor b1, Tensor w2, Tensor b2) =>
    throw new NotAttempted();

Day11.Ninja.Check(Ninja);

// %% [markdown]
// With your gradients, and nothing else, the network learns three clouds:

// %%
var (clouds, kinds) = Toy2d.Blobs(150, seed: 5, noise: 0.6);
Tensor points = clouds.To(DType.Float64);
long[] targets = kinds.ToArray<long>();
var draw = new Generator(6);
Tensor w1 = Tensor.Randn([2, 16], draw, DType.Float64), b1 = Tensor.Zeros([16], DType.Float64);
Tensor w2 = Tensor.Randn([16, 3], draw, DType.Float64) / 4, b2 = Tensor.Zeros([3], DType.Float64);
try
{
    for (int step = 0; step <= 100; step++)
    {
        if (step % 50 == 0) Console.WriteLine($"step {step,3}: loss {Losses.CrossEntropy((points.MatMul(w1) + b1).Relu().MatMul(w2) + b2, kinds).Item():f4}");
        var g = Ninja(points, targets, w1, b1, w2, b2);
        (w1, b1, w2, b2) = (w1 - 0.5 * g.DW1, b1 - 0.5 * g.DB1, w2 - 0.5 * g.DW2, b2 - 0.5 * g.DB2);
    }
}
catch (NotAttempted)
{
    Console.WriteLine("This cell waits for your exercise 11.6.");
}

// %% [markdown]
// ## Recall
//
// - **What does a backward rule get, and what does it give?** The gradient of its result; the gradients of its inputs.
// - **What are the gradients of $C = AB$?** $dA = dC\, B^T$ and $dB = A^T dC$.
// - **What is the gradient of a bias that was added to N rows?** The sum of the incoming gradient over the rows.
// - **What is the gradient of the cross-entropy for the scores?** $p - \text{onehot}$, divided by N for the mean.
// - **What keeps a graph alive?** Any tensor that was computed from it: add up `Item()` or `Detach()`.
// - **Which tensors get a gradient?** Leaves that asked for one: in training the parameters.
