#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 4: Chain rule and gradients
//
// 60 to 90 minutes. Afterwards you can
//
// - take the slope of a function of a function, and walk backwards through a graph of them;
// - say where a gradient points, how long it is, and why it stands at a right angle to the contours;
// - write gradient descent, and say from which learning rate on it explodes;
// - cross a ravine with momentum.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Plots;
using Groundwork.Stats;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// %% [markdown]
// ## 1 The chain rule
//
// ### Predict
//
// Three gears. The second turns 2 times for each turn of the first, the third 3 times for each turn of the second.
// How often does the third turn for one turn of the first?

// %% quiz 4.Q1
Day04.Q1.Answer("?");

// %% [markdown]
// Move the slider to turn the first gear, and watch the hand of the last.

// %% turns
double turns = 0.1;
Slider.Of(turns, 0, 1).Display();

// %% gears
var gears = new Figure { Width = 560, Height = 240 };
double[] around = [.. Enumerable.Range(0, 61).Select(i => i * Math.PI / 30)];
foreach (var (place, ratio, name) in ((double, int, string)[])[(0, 1, "first"), (2.5, 2, "second"), (5, 6, "third")])
{
    double angle = 2 * Math.PI * ratio * turns;
    gears.Axes.AddLine(around.Select(t => place + Math.Sin(t)).ToArray(), around.Select(Math.Cos).ToArray(), name);
    gears.Axes.AddArrow(place, 0, place + 0.9 * Math.Sin(angle), 0.9 * Math.Cos(angle));
}
gears.Axes.HasEqualAspect = true;
gears.Axes.X.HasTicks = gears.Axes.Y.HasTicks = false;
gears.AltText = $"Hands of three gears after {turns} turns of the first, {2 * turns:0.##} of the second and {6 * turns:0.##} of the third";
gears.Display();
Console.WriteLine($"First {turns} turns, second {2 * turns:0.##}, third {6 * turns:0.##}.");

// %% [markdown]
// Slopes are such ratios: "how much does the output turn when the input turns a little?" So of a function of a function they multiply:
//
// $$y = f(u),\ u = g(x): \qquad \frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}$$
//
// With $u = x^2 + 3x + 1$ and $y = u^2$ it is $2u \cdot (2x + 3)$. At $x = 2$: u is 11, its slope 7, so y has the slope 2·11·7.

// %%
Tensor x = Tensor.From(2.0);
x.RequiresGrad = true;
Tensor u = x.Square() + 3 * x + 1;
u.Square().Sum().Backward();
Console.WriteLine($"By autograd: {x.Grad!.Item()}, by the chain rule: {2 * 11 * 7}, by a small step: {Calculus.Derivative(t => Math.Pow(t * t + 3 * t + 1, 2), 2).Value:f6}");

// %% [markdown]
// ## 2 Graphs
//
// A computation is a **graph**: numbers go in at the leaves, each node makes one of those below it. $(a \cdot b + c)^2$ has three:
// $p = a \cdot b$, then $s = p + c$, then $s \cdot s$.

// %%
Tensor a = Tensor.From(2.0), b = Tensor.From(3.0), c = Tensor.From(1.0);
a.RequiresGrad = b.RequiresGrad = c.RequiresGrad = true;
Tensor s = a * b + c;
Tensor result = (s * s).Sum();
Plot.Graph(Autograd.Graph(result)).Display();
Console.WriteLine($"({a.Item()}·{b.Item()} + {c.Item()})² = {result.Item()}");

// %% [markdown]
// **Backpropagation** walks from the result back to the leaves. Each node gets the slope of the result by itself from above, multiplies it with
// its **local slopes**, and hands the products down:
//
// - a sum hands the slope on unchanged, to both sides;
// - a product hands each factor the slope times the *other* factor;
// - where a node is used more than once, what comes back from its uses is **added**.
//
// ### Question 4.Q2: a node that is used twice
// $f = a \cdot (a + b)$ at $a = 2$, $b = 1$. What is the slope of f by a?

// %% quiz 4.Q2
Day04.Q2.Answer("?");

// %% [markdown]
// ### Exercise 4.1: backwards through a graph
// Write `Backprop(a, b, c)` for $(a \cdot b + c)^2$, by hand: `[ds, dp, da, db, dc]`, the slopes of the result by s, p, a, b and c.

// %% exercise 4.1
static double[] Backprop(double a, double b, double c) => throw new NotAttempted();

Day04.Backprop.Check(Backprop);

// %%
Day04.Backprop.Twin(Backprop, (a, b, c) =>
{
    Tensor ta = Tensor.From(a), tb = Tensor.From(b), tc = Tensor.From(c);
    ta.RequiresGrad = tb.RequiresGrad = tc.RequiresGrad = true;
    Tensor p = ta * tb, s = p + tc;
    return [.. Autograd.Grad([(s * s).Sum()], [s, p, ta, tb, tc]).Select(slope => slope.Item())];
});

// %% [markdown]
// ### Break
//
// Adding goes further than one walk: in the library a second `Backward` adds its slopes to those of the first. Training loops clear them
// before each step, and whoever forgets it trains with the sum of all steps so far.

// %%
Tensor z = Tensor.From(2.0);
z.RequiresGrad = true;
for (int walk = 1; walk <= 2; walk++)
{
    (z.Square() + 3 * z + 1).Sum().Backward();
    Console.WriteLine($"After walk {walk}: {z.Grad!.Item()}");
}

// %% [markdown]
// ## 3 The gradient
//
// A function of many numbers has a slope by each, its partial derivatives. Together they are the **gradient**, $\nabla f$. It points where the function
// rises fastest, and its length is the slope in that direction.
//
// Below is a ravine, $f(x, y) = (x^2 + 10 y^2) / 2$ with $\nabla f = (x, 10 y)$, seen from above. Move the place: where does the arrow stand to the line of
// equal height under it, and where is it long?

// %% place
double placeX = 6, placeY = 2;
Slider.Of(placeX, -8, 8).Display();
Slider.Of(placeY, -4, 4).Display();

// %% arrow
double Ravine(double x, double y) => (x * x + 10 * y * y) / 2;
double[] RavineGradient(double[] p) => [p[0], 10 * p[1]];
double[] slopes = RavineGradient([placeX, placeY]);
double size = Math.Sqrt(slopes.Sum(slope => slope * slope));
var above = Plot.OptimizerPaths(Ravine, (-9, 9), (-5, 5));
if (size > 0) above.Axes.AddArrow(placeX, placeY, placeX + 2.5 * slopes[0] / size, placeY + 2.5 * slopes[1] / size, "direction of the gradient");
above.Axes.HasEqualAspect = true;
above.AltText = $"Contours of a ravine, and the direction of its gradient ({slopes[0]:0.##}, {slopes[1]:0.##}) at ({placeX:0.##}, {placeY:0.##})";
above.Display();
Console.WriteLine($"At ({placeX:0.##}, {placeY:0.##}) the gradient is ({slopes[0]:0.##}, {slopes[1]:0.##}), {size:f2} long.");

// %% [markdown]
// ### Question 4.Q3: where the gradient points
//
// - a: minus the gradient points to the minimum
// - b: it stands at a right angle to the contour, uphill
// - c: it runs along the contour
// - d: its length says how far the minimum is

// %% quiz 4.Q3
Day04.Q3.Answer("?");

// %% [markdown]
// A loss has a gradient too. For a line $wx + b$ through n points the **mean squared error** is $L = \frac{1}{n} \sum_i (w x_i + b - y_i)^2$.
// The outer function is a square, the inner one has the slope $x_i$ by w and 1 by b:
//
// $$\frac{\partial L}{\partial w} = \frac{2}{n} \sum_i (w x_i + b - y_i)\, x_i, \qquad \frac{\partial L}{\partial b} = \frac{2}{n} \sum_i (w x_i + b - y_i)$$
//
// ### Exercise 4.2: the gradient of a loss
// Write `MseGradient(x, y, w, b)`, which gives `[dw, db]`. There is at least one point.

// %% exercise 4.2
static double[] MseGradient(double[] x, double[] y, double w, double b) => throw new NotAttempted();

Day04.MseGradient.Check(MseGradient);

// %%
Day04.MseGradient.Twin(MseGradient, (x, y, w, b) =>
{
    Tensor tw = Tensor.From(w), tb = Tensor.From(b);
    tw.RequiresGrad = tb.RequiresGrad = true;
    Tensor loss = (tw * Tensor.From(x) + tb - Tensor.From(y)).Square().Mean();
    return [.. Autograd.Grad([loss], [tw, tb]).Select(slope => slope.Item())];
});

// %% [markdown]
// ## 4 Gradient descent
//
// Take a step against the gradient, $x \leftarrow x - \text{rate} \cdot \nabla f(x)$, and again, until it is flat. The **learning rate** says how far.
//
// ### Break
//
// On $f(x) = 2x^2$, whose slope is $4x$ and whose curvature is 4, a step multiplies x by $1 - 4 \cdot \text{rate}$. Move the slider
// until it explodes.

// %% rate
double rate = 0.1;
Slider.Of(rate, 0.01, 0.6, 0.01).Display();

// %% ball
List<double> ball = [1];
for (int step = 0; step < 12; step++) ball.Add(ball[^1] - rate * 4 * ball[^1]);
double reach = Math.Max(1.2, ball.Max(Math.Abs));
double[] across = [.. Enumerable.Range(-50, 101).Select(i => reach * i / 50)];
var curve = new Figure { Width = 560, Height = 320 };
curve.Axes.AddLine(across, across.Select(t => 2 * t * t).ToArray(), "2x²");
LineMark steps = curve.Axes.AddLine(ball, ball.Select(t => 2 * t * t).ToArray(), "12 steps");
(steps.Shape, steps.Radius) = (MarkerShape.Circle, 3);
curve.AltText = $"12 steps of gradient descent on 2x² from 1 with the rate {rate}, which end at {ball[^1]:g3}";
curve.Display();
Console.WriteLine($"rate {rate}: {string.Join(", ", ball.Take(6).Select(t => $"{t:0.###}"))}, … {ball[^1]:g3}");

// %% [markdown]
// ### Question 4.Q4: the largest rate
// Up to which rate does it come down to 0 on $2x^2$? Give the number.

// %% quiz 4.Q4
Day04.Q4.Answer("?");

// %% [markdown]
// In general the limit is 2 divided by the largest curvature. In a ravine that is the curvature *across*, and along it the steps are then small: this is
// why ravines are slow.
//
// ### Exercise 4.3: gradient descent
// Write `Descend(gradient, start, rate, maxSteps)`: all places, the start first, then one for each step. Stop where the gradient is no longer than 1e-6,
// or when the steps are used up. The check walks in bowls whose gradient is a matrix times x; the report shows that matrix.

// %% exercise 4.3
static double[][] Descend(Func<double[], double[]> gradient, double[] start, double rate, int maxSteps) => throw new NotAttempted();

Day04.Descend.Check(Descend);

// %%
// The library takes the function and finds the slopes by autograd. Of a bowl, the gradients at (1, 0) and (0, 1) are the matrix.
double[][] ByLibrary(Func<double[], double[]> gradient, double[] start, double rate, double momentum, int steps, double tolerance)
{
    Tensor matrix = Tensor.Stack([Tensor.From(gradient([1, 0])), Tensor.From(gradient([0, 1]))]);
    Tensor path = Minimise.GradientDescent(p => (p * matrix.MatMul(p)).Sum() / 2, Tensor.From(start), rate, momentum, steps, tolerance).Path;
    return [.. Enumerable.Range(0, path.Shape[0]).Select(i => path[i].ToArray<double>())];
}

Day04.Descend.Twin(Descend, (gradient, start, rate, maxSteps) => ByLibrary(gradient, start, rate, 0, maxSteps, 1e-6));

// %% [markdown]
// ## 5 Ravines and momentum
//
// A ball that rolls keeps its speed. With **momentum** $\mu$ the steps have a memory, the velocity v, which is 0 at first:
//
// $$v \leftarrow \mu v - \text{rate} \cdot \nabla f(x), \qquad x \leftarrow x + v$$
//
// Both paths below have 25 steps, in a narrower ravine, $f(x, y) = (x^2 + 40 y^2) / 2$. What does the slider do to the zigzag, and what
// to the way along the ravine?

// %% memory
double memory = 0.7;
Slider.Of(memory, 0, 0.95, 0.05).Display();

// %% paths
Tensor Narrow(Tensor p) => (p[0].Square() + 40 * p[1].Square()) / 2;
var plain = Minimise.GradientDescent(Narrow, Tensor.From(-8.0, 1.2), rate: 0.045, maxSteps: 25);
var rolling = Minimise.GradientDescent(Narrow, Tensor.From(-8.0, 1.2), rate: 0.045, momentum: memory, maxSteps: 25);
var both = Plot.OptimizerPaths((x, y) => (x * x + 40 * y * y) / 2, (-9, 9), (-2, 2), ("no momentum", plain.Path), ($"momentum {memory}", rolling.Path));
both.AltText = $"Two paths through a ravine: without momentum it ends at a height of {plain.Value:g2}, with {memory} at {rolling.Value:g2}";
both.Display();
Console.WriteLine($"After 25 steps: height {plain.Value:g2} without momentum, {rolling.Value:g2} with {memory}.");

// %% [markdown]
// ### Question 4.Q5: momentum in a ravine
// Why is it faster?
//
// - a: across the ravine the slopes cancel, along it they add up
// - b: the learning rate grows
// - c: it knows the curvature
// - d: it never overshoots

// %% quiz 4.Q5
Day04.Q5.Answer("?");

// %% [markdown]
// ### Exercise 4.4: momentum
// Write `Momentum(gradient, start, rate, momentum, steps)`: all places, the start first, after exactly that many steps (it does not stop early).

// %% exercise 4.4
static double[][] Momentum(Func<double[], double[]> gradient, double[] start, double rate, double momentum, int steps) => throw new NotAttempted();

Day04.Momentum.Check(Momentum);

// %%
Day04.Momentum.Twin(Momentum, (gradient, start, rate, momentum, steps) => ByLibrary(gradient, start, rate, momentum, steps, -1));

// %% [markdown]
// ## 6 Perpendicular to the contours
//
// The slope in a direction d of length 1 is $\nabla f \cdot d$. It is largest along the gradient, and 0 at a right angle to it: there the height stays, so
// that is the direction of the contour. Here are the slopes in all directions at (6, 2), by small steps alone:

// %%
double SlopeTowards(double degrees) =>
    Calculus.Derivative(t => Ravine(6 + t * Math.Cos(degrees * Math.PI / 180), 2 + t * Math.Sin(degrees * Math.PI / 180)), 0).Value;
double[] directions = [.. Enumerable.Range(0, 361).Select(i => (double)i)];
double uphill = Math.Atan2(20, 6) * 180 / Math.PI;
var compass = new Figure { Width = 560, Height = 320 };
compass.Axes.AddLine(directions, directions.Select(SlopeTowards).ToArray(), "slope");
compass.Axes.AddVerticalRule(uphill, "the gradient");
compass.Axes.AddHorizontalRule(0);
(compass.Axes.X.Label, compass.Axes.Y.Label) = ("direction in degrees", "slope");
compass.AltText = $"The slope at (6, 2) by direction: largest at {uphill:f1} degrees, 0 a right angle before and behind it";
compass.Display();
Console.WriteLine($"Along the gradient ({uphill:f1}°): {SlopeTowards(uphill):f4}, which is its length {Math.Sqrt(6 * 6 + 20 * 20):f4}");
Console.WriteLine($"A right angle further: {Math.Abs(SlopeTowards(uphill + 90)):f4}");

// %% [markdown]
// This is why descent zigzags: it goes down at a right angle to the contour, which in a ravine is across it.
//
// ### Exercise 4.5: along the contour
// Write `AlongContour(gradient)` for two numbers: a direction of length 1 in which the function does not change. There are two, and either is right.
// The gradient is never 0.

// %% exercise 4.5
static double[] AlongContour(double[] gradient) => throw new NotAttempted();

Day04.AlongContour.Check(AlongContour);

// %% [markdown]
// ## 7 All of it at once
//
// ### Exercise 4.6: a line that learns
// Write `FitLine(x, y, rate, momentum, steps)`: begin with w = 0 and b = 0, take that many steps of momentum on the mean squared error, and give `[w, b]`.
// This is the challenge of the day: gradient, descent and momentum in one function.

// %% exercise 4.6
static double[] FitLine(double[] x, double[] y, double rate, double momentum, int steps) => throw new NotAttempted();

Day04.FitLine.Check(FitLine);

// %%
Day04.FitLine.Twin(FitLine, (x, y, rate, momentum, steps) =>
    Minimise.GradientDescent(p => (p[0] * Tensor.From(x) + p[1] - Tensor.From(y)).Square().Mean(), Tensor.From(0.0, 0.0), rate, momentum, steps, tolerance: -1).Place.ToArray<double>());

// %% [markdown]
// ## Use: cross the ravine
//
// A longer ravine, $f(x, y) = (x^2 + 100 y^2) / 2$, from (10, 1). You are across when the gradient is no longer than 0.001.
// Tune both sliders: what is your best number of steps?

// %% tune
double myRate = 0.01, myMomentum = 0;
Slider.Of(myRate, 0.001, 0.04, 0.001).Display();
Slider.Of(myMomentum, 0, 0.99, 0.01).Display();

// %% crossing
int StepsAcross(double rate, double momentum)
{
    double px = 10, py = 1, vx = 0, vy = 0;
    for (int step = 0; step < 5000; step++)
    {
        (double gx, double gy) = (px, 100 * py);
        if (Math.Sqrt(gx * gx + gy * gy) <= 0.001) return step;
        if (Math.Abs(px) + Math.Abs(py) > 1e6) break;
        (vx, vy) = (momentum * vx - rate * gx, momentum * vy - rate * gy);
        (px, py) = (px + vx, py + vy);
    }
    return 5000;
}

int mine = StepsAcross(myRate, myMomentum);
Console.WriteLine(mine < 5000 ? $"Across in {mine} steps with the rate {myRate} and the momentum {myMomentum}." : $"Not across: the rate {myRate} with the momentum {myMomentum} explodes or creeps.");

// %% [markdown]
// When you are content, look at the whole map. Best without momentum, and best of all:

// %% map
double[] rates = [.. Enumerable.Range(1, 39).Select(i => i / 1000.0)], momenta = [.. Enumerable.Range(0, 50).Select(i => i / 50.0)];
Tensor map = Tensor.FromFunction(momenta.Length, rates.Length, (i, j) => Math.Log10(StepsAcross(rates[j], momenta[i])));
var chart = new Figure { Width = 560, Height = 420 };
HeatMark heat = chart.Axes.AddHeatmap(map, momenta.Select(m => $"{m}").ToArray(), rates.Select(r => $"{r}").ToArray());
(heat.HasColorBar, heat.ColorBarLabel) = (true, "steps, as a power of 10");
(chart.Axes.X.Label, chart.Axes.Y.Label) = ("rate", "momentum");
var (alone, at) = rates.Select(r => (StepsAcross(r, 0), r)).Min();
var (least, with, m) = rates.SelectMany(r => momenta.Select(m => (StepsAcross(r, m), r, m))).Min();
chart.AltText = $"How many steps each rate and momentum take: the fewest are {least}, at the rate {with} with the momentum {m}";
chart.Display();
Console.WriteLine($"Without momentum: {alone} steps, at the rate {at}. Best: {least}, at the rate {with} with the momentum {m}.");

// %% [markdown]
// ## Recall
//
// - **What does the chain rule say?** Of a function of a function the slopes multiply: $dy/dx = dy/du \cdot du/dx$.
// - **What happens at a node that is used twice?** The slopes that come back from its uses are added.
// - **How does the gradient stand to the contour?** At a right angle, uphill; its length is the slope that way.
// - **From which learning rate on does descent explode?** From 2 divided by the largest curvature.
// - **What is the gradient of the mean squared error by w?** 2 times the mean of error times x.
// - **Why does momentum help in a ravine?** Across it the slopes change their sign and cancel, along it they add up.
