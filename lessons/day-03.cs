#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 3: Derivatives and partial derivatives
//
// 45 to 75 minutes. Afterwards you can
//
// - read a derivative as a slope, as a sensitivity and as the best straight line;
// - measure one by a difference, and say how far to trust it;
// - take the derivatives that neural networks need, by hand;
// - take partial derivatives, and find where a function is flat.
//
// Run a cell with Ctrl+Enter. In a terminal the same file runs with `dotnet run day-03.cs`.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Plots;
using Groundwork.Stats;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// %% [markdown]
// ## 1 Rate of change
//
// Turn a knob a little: by how much does the outcome change, for each little bit of the knob? That is the **derivative**
// $f'(x)$. It is the slope of the curve at x, the sensitivity of the outcome to the input, and the slope of the straight line
// that fits the curve best near x: $f(x + h) \approx f(x) + f'(x) h$. Training a network is asking this question for each of
// its weights: if I turn you, does the loss fall?
//
// ### Predict
//
// The slope of $x^2$ at $x = 3$: how many steps up for one small step to the right? Put your number in place of the question mark.

// %% quiz 3.Q1
Day03.Q1.Answer("?");

// %% [markdown]
// ## 2 The difference quotient
//
// Two points on the curve make a straight line, the secant. Its slope is rise over run:
// $\dfrac{f(x + h) - f(x)}{h}$. Make h smaller: the secant turns into the tangent.

// %% width
double width = 1.5;
Slider.Of(width, 0.05, 2, 0.05).Display();

// %% secant
double at = 1;
double[] xs = [.. Enumerable.Range(0, 81).Select(i => -0.5 + i * 0.05)];
double slope = ((at + width) * (at + width) - at * at) / width;
Figure secant = Plot.Line(xs, xs.Select(x => x * x).ToArray(), "x²");
secant.Axes.AddLine(xs, xs.Select(x => at * at + 2 * at * (x - at)).ToArray(), "tangent");
secant.Axes.AddLine(xs, xs.Select(x => at * at + slope * (x - at)).ToArray(), "secant");
secant.Axes.AddScatter(new[] { at, at + width }, new[] { at * at, (at + width) * (at + width) });
secant.AltText = $"x², its tangent at 1 with slope 2, and the secant to the point {width:f2} further, with slope {slope:f2}";
secant.Display();
Console.WriteLine($"h = {width:f2}: the secant has slope {slope:f2}, the tangent 2");

// %% [markdown]
// The **forward** difference looks from x to x + h. The **central** one looks both ways: $\dfrac{f(x + h) - f(x - h)}{2h}$.
// For the price of one more look its error falls with $h^2$ instead of h, since the curvature cancels:

// %%
foreach (double h in new[] { 0.1, 0.05, 0.025 })
{
    double forward = (Math.Exp(1 + h) - Math.Exp(1)) / h, central = (Math.Exp(1 + h) - Math.Exp(1 - h)) / (2 * h);
    Console.WriteLine($"h = {h:f3}: forward misses e by {forward - Math.E:f6}, central by {central - Math.E:f6}");
}

// %% [markdown]
// ### Exercise 3.1: difference quotients
// Write `Quotients(f, x, h)`, which gives both: the forward difference first, then the central one. The function is an argument
// like any other: you call it as `f(x)`.

// %% exercise 3.1
static (double Forward, double Central) Quotients(Func<double, double> f, double x, double h) => throw new NotAttempted();

Day03.Quotients.Check(Quotients);

// %% [markdown]
// ## 3 The rules that one needs
//
// | function | derivative | in words |
// |---|---|---|
// | $x^n$ | $n x^{n-1}$ | the exponent comes down, one less stays |
// | $f + g$ | $f' + g'$ | slopes add up |
// | $c f$ | $c f'$ | a factor stays |
// | $f g$ | $f' g + f g'$ | each moves while the other holds still |
// | $e^x$ | $e^x$ | its own slope |
// | $\ln x$ | $1 / x$ | flatter and flatter |
//
// Three more are the *activations* of networks. **Sigmoid**, $\sigma(x) = 1 / (1 + e^{-x})$, has the slope $\sigma(x)(1 - \sigma(x))$;
// **tanh** has $1 - \tanh^2 x$; **ReLU**, $\max(0, x)$, has 0 on the left and 1 on the right. At 0 it has a kink and no
// derivative at all: libraries take 0 there.

// %%
double[] grid = [.. Enumerable.Range(0, 121).Select(i => -3 + i * 0.05)];
Tensor inputs = Tensor.From(grid);
inputs.RequiresGrad = true;
inputs.Sigmoid().Sum().Backward();
Figure activation = Plot.Line(grid, inputs.Sigmoid().Detach().ToArray<double>(), "sigmoid");
activation.Axes.AddLine(grid, inputs.Grad!.ToArray<double>(), "its slope, by the library");
activation.AltText = "The sigmoid rises from near 0 to near 1; its slope is a bell with its top, a quarter, at 0";
activation.Display();
Console.WriteLine($"The steepest slope of the sigmoid: {inputs.Grad!.Max().Item():f4}");

// %% [markdown]
// ### Exercise 3.2: six derivatives
// Write `Slope(function, x)` for `"square"`, `"exp"`, `"ln"`, `"sigmoid"`, `"tanh"` and `"relu"` (at 0 its slope is 0). A `switch` is fine.

// %% exercise 3.2
static double Slope(string function, double x) => throw new NotAttempted();

Day03.Slopes.Check(Slope);

// %% [markdown]
// ## 4 How small a step?
//
// The definition says: let h go to 0. Try it. The error of the central difference of $x^3$ at 1, whose slope is 3, for ever smaller steps:

// %%
static T Cube<T>(T x) where T : System.Numerics.INumber<T> => x * x * x;
static double ErrorOf(double h) => Math.Abs((Cube(1 + h) - Cube(1 - h)) / (2 * h) - 3);
static double ErrorOfSingle(float h) => Math.Abs((Cube(1 + h) - Cube(1 - h)) / (2 * h) - 3);

double[] steps = [.. from decade in Enumerable.Range(1, 13) from digit in new[] { 5, 2, 1 } select double.Parse($"{digit}e-{decade}")];
double[] errors = [.. steps.Select(ErrorOf)];
double[] singleSteps = [.. steps.Where(h => h > 1e-7)];
double[] singleErrors = [.. singleSteps.Select(h => ErrorOfSingle((float)h))];

double[] Logarithms(double[] numbers) => [.. numbers.Select(x => Math.Log10(Math.Max(x, 1e-13)))];
Figure valley = Plot.Line(Logarithms(steps), Logarithms(errors), "Float64");
valley.Axes.AddLine(Logarithms(singleSteps), Logarithms(singleErrors), "Float32");
(valley.Axes.X.Label, valley.Axes.Y.Label) = ("step, as a power of ten", "error, as a power of ten");
valley.AltText = "Two valleys: from right to left the error falls with the step, then rises again, for Float32 much earlier than for Float64";
valley.Display();
foreach (double h in new[] { 1e-2, 1e-5, 1e-8, 1e-11 })
    Console.WriteLine($"h = {h:0e-0}: error {ErrorOf(h):0.0e-0} in Float64");

// %% [markdown]
// ### Question 3.Q2: why a smaller step can be worse
// Below a step of 1e-5 or so the error grows again. Why?
//
// - a: the definition of the derivative is only an approximation
// - b: the two heights agree in nearly all of their digits, and their difference is mostly rounding
// - c: such small steps cannot be stored

// %% quiz 3.Q2
Day03.Q2.Answer("?");

// %% [markdown]
// Two errors pull in opposite directions. The formula's own falls with $h^2$; rounding, of size ε, is divided by h. Their sum
// $h^2 + \varepsilon / h$ is least where h is about $\sqrt[3]{\varepsilon}$. The two numbers ε:

// %%
Console.WriteLine($"ε of Float32: {MathF.BitIncrement(1) - 1:0.0e-0}, of Float64: {Math.BitIncrement(1) - 1:0.0e-0}");

// %% [markdown]
// ### Exercise 3.3: the best step
// Write `BestSteps()`: a good step for the central difference in Float32, and one in Float64, of a function like $x^3$ near 1. A power of ten to
// either side is as good.

// %% exercise 3.3
static (double Single, double Double) BestSteps() => throw new NotAttempted();

Day03.BestStep.Check(BestSteps);

// %% [markdown]
// ## 5 Partial derivatives
//
// A function of two numbers is a landscape. Stand still, look east: that slope is the **partial derivative** by x,
// $\dfrac{\partial f}{\partial x}$, with y held still. Look north: the partial by y. Each is an ordinary derivative along a slice.

// %% slice
double held = 0.5;
Slider.Of(held, -2, 2, 0.1).Display();

// %% landscape
double[] axis = [.. Enumerable.Range(0, 41).Select(i => -2 + i * 0.1)];
static double Height(double x, double y) => x * x * y + y;
Tensor heights = Tensor.FromFunction(41, 41, (i, j) => Height(axis[j], axis[i]));
var pair = new Figure(1, 2) { Width = 760, Height = 340 };
pair[0, 0].AddFilledContour(axis, axis, heights);
pair[0, 0].AddHorizontalRule(held, "the slice");
pair[0, 1].AddLine(axis, axis.Select(x => Height(x, held)).ToArray(), $"x²y + y at y = {held:f1}");
pair.AltText = $"On the left the landscape x²y + y with a line at y = {held:f1}; on the right the curve along that line";
pair.Display();
Console.WriteLine($"At x = 1, y = {held:f1} the slope along the slice is 2xy = {2 * held:f2}");

// %% [markdown]
// ### Question 3.Q3: by hand
// $f(x, y) = x^2 y + y$. What is the partial derivative by x at (2, 3)? Give a number.

// %% quiz 3.Q3
Day03.Q3.Answer("?");

// %% [markdown]
// ### Break
//
// To measure all partials, move one coordinate at a time. In C# there is a trap: an array is passed **by reference**. Whoever
// writes `x[i] += h` moves the caller's point, and if it is not moved back, the next partial is taken somewhere else.

// %%
double[] point = [1, 2];
static double Careless(Func<double[], double> f, double[] x, int i)
{
    double before = f(x);
    x[i] += 0.5;    // a large step, so that it is easily seen
    return (f(x) - before) / 0.5;
}

Console.WriteLine($"Partial by the first: {Careless(p => p[0] * p[1], point, 0):f2}; the point is now ({point[0]:f1}, {point[1]:f1})");
Console.WriteLine($"Partial by the second, meant for (1, 2) and its value 1: {Careless(p => p[0] * p[1], point, 1):f2}");

// %% [markdown]
// ### Exercise 3.4: all partial derivatives
// Write `PartialAll(f, x)`: all partials of f at x, by central differences. f takes an array as long as x. Leave x as it was.

// %% exercise 3.4
static double[] PartialAll(Func<double[], double> f, double[] x) => throw new NotAttempted();

Day03.Partials.Check(PartialAll);

// %%
Day03.Partials.Twin(PartialAll, (f, x) => Calculus.Gradient(f, Tensor.From(x)).Item1.ToArray<double>());

// %% [markdown]
// ## 6 Where the slope is 0
//
// At the bottom of a valley the curve is flat: the derivative is 0. So whoever looks for a minimum looks for such a place.
//
// ### Question 3.Q4: flat
// $f'(x) = 0$. What do you know?
//
// - a: x is a minimum
// - b: x is a minimum, a maximum or a saddle
// - c: $f(x) = 0$

// %% quiz 3.Q4
Day03.Q4.Answer("?");

// %% [markdown]
// **Newton's method** finds zeros, of a function or of its slope: follow the tangent down to 0, and repeat.
// $x \leftarrow x - \dfrac{f(x)}{f'(x)}$. For $x^2 - 2$ that finds √2, and about doubles the number of right digits in each round:

// %%
double guess = 1;
for (int round = 1; round <= 5; round++)
{
    guess -= (guess * guess - 2) / (2 * guess);
    Console.WriteLine($"Round {round}: {guess:f12}, off by {Math.Abs(guess - Math.Sqrt(2)):0.0e-0}");
}

// %% [markdown]
// ### Break
//
// It can fail. Where the curve is flat its tangent never comes down. And where the curve bends away, each step leads further out: the arc tangent has
// its zero at 0, and from 2 every step overshoots more than the one before.

// %%
double far = 2;
for (int round = 1; round <= 4; round++)
{
    far -= Math.Atan(far) * (1 + far * far);
    Console.WriteLine($"Round {round}: {far:f1}");
}

// %% [markdown]
// ### Exercise 3.5: Newton's method
// Write `Newton(f, slope, start)`: repeat until a step is tiny, give the place. Where the slope is 0, or no end is in sight after 100
// rounds, throw an `ArithmeticException`: an honest failure is worth more than a wrong number.

// %% exercise 3.5
static double Newton(Func<double, double> f, Func<double, double> slope, double start) => throw new NotAttempted();

Day03.Newton.Check(Newton);

// %% [markdown]
// ## Use: a line through 20 points
//
// Twenty points lie near a line $y = m x + b$, with noise. How wrong a line is, its mean squared error says:
// $E(m, b) = \dfrac{1}{n} \sum_i (m x_i + b - y_i)^2$. Two numbers in, one out: a landscape with one valley. At its bottom both
// partials are 0.
//
// ### Challenge 3.6: the partials of a line's error
// Write `LinePartials(x, y, m, b)`: the partial of E by m, and the one by b. By hand: the slope of $e^2$ is $2e$ times the slope of e, and
// $e_i = m x_i + b - y_i$ moves by $x_i$ when m moves, by 1 when b moves. Who passes this knows the day.

// %% exercise 3.6
static (double BySlope, double ByIntercept) LinePartials(double[] x, double[] y, double m, double b) => throw new NotAttempted();

Day03.LinePartials.Check(LinePartials);

// %% [markdown]
// With the partials one can walk down: from the flat line m = 0, b = 0, against both slopes, a little at a time. This is
// gradient descent, and day 4 is about it.

// %%
var random = new Generator(seed: 3);
Tensor px = Tensor.Uniform([20], random, -2, 2, DType.Float64);
Tensor py = 1.5 * px - 0.5 + 0.3 * Tensor.Randn([20], random, DType.Float64);

double m = 0, b = 0;
for (int round = 0; round <= 100; round++)
{
    Tensor error = m * px + b - py;
    if (round % 20 == 0) Console.WriteLine($"Round {round,3}: m = {m:f4}, b = {b:f4}, error {error.Square().Mean().Item():f4}");
    m -= 0.1 * (2 * error * px).Mean().Item();
    b -= 0.1 * (2 * error).Mean().Item();
}

LinearFit fit = Regression.Linear(px.Reshape(20, 1), py);
Console.WriteLine($"The library's line: {fit.Coefficients.Round(4)}");
Figure line = Plot.Scatter(px.ToArray<double>(), py.ToArray<double>(), "points");
line.Axes.AddLine(new double[] { -2, 2 }, new[] { -2 * m + b, 2 * m + b }, "the line found");
line.AltText = $"Twenty points and the line {m:f2} x + {b:f2} through them";
line.Display();

// %% [markdown]
// ## Recall
//
// - **What is a derivative?** The change of the outcome for each small change of the input: a slope, a sensitivity.
// - **Why is the central difference better than the forward one?** Its error falls with $h^2$ instead of h.
// - **Why not take the smallest step there is?** The difference of two nearly equal numbers is mostly rounding, and h divides it.
// - **What is the derivative of the sigmoid?** $\sigma(x)(1 - \sigma(x))$, made of its output.
// - **What is a partial derivative?** The slope when one input moves and all others hold still.
// - **What does a slope of 0 say?** The place is flat: a minimum, a maximum or a saddle.
