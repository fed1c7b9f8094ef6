#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 10: Autograd from scratch
//
// 60 to 90 minutes. Afterwards you can
//
// - build a small engine that works out gradients by itself, in about a hundred lines;
// - say what an operation must know (its own derivative) and what it need not know (everything else);
// - explain why the way back has an order, why gradients add up, and why they are set to zero;
// - train a neuron, and a small network, with nothing but that engine.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Plots;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// %% [markdown]
// ## 1 A number that remembers
//
// On day 4 you worked out gradients of drawn graphs by hand. A machine can do it if every number remembers where it came
// from. The course's `Value` holds just that:
//
// - `Data`, the number;
// - `Parents`, the values that it was computed from;
// - `Grad`, the derivative of the end by this number: 0 at first;
// - `Pull()`, its local rule: hands `Grad` on to the parents.
//
// ### Predict
//
// $y = a \cdot b$ with $a = 2$ and $b = 3$. What is $\partial y / \partial a$?

// %% quiz 10.Q1
Day10.Q1.Answer("?");

// %% [markdown]
// ## 2 Operations with local rules
//
// An operation makes a new `Value` out of the result, the parents and the rule. This is one, by hand: the rule says
// what subtracting does to the gradient that comes from above.

// %%
Value five = new(5), two = new(2);
Value three = new(five.Data - two.Data, [five, two], y =>
{
    five.Grad += y.Grad;
    two.Grad -= y.Grad;
});

three.Grad = 1;    // the end's own gradient
three.Pull();
Console.WriteLine($"{three.Data}: by the first {five.Grad}, by the second {two.Grad}");

// %% [markdown]
// ### Exercise 10.1: operations with local rules
// Write `Apply(op, a, b)` for `"+"`, `"*"`, `"pow"` ($a^b$, where b is a constant and gets no gradient), `"tanh"` and
// `"relu"` (of a alone; at 0 relu's derivative is 0). What the rule of each hands on is its own derivative times
// `y.Grad`, the gradient from above: the chain rule.

// %% exercise 10.1
static Value Apply(string op, Value a, Value b) => throw new NotAttempted();

Day10.Operators.Check(Apply);

// %% [markdown]
// ## 3 The way back
//
// The end has gradient 1. From there every value hands on to its parents. The question is in which order.
//
// ### Break
//
// Here everybody hands on as soon as they are reached, by recursion. For the chain $(a + 3) \cdot 4$ that is right.
// For $(a + a)^2 = 4a^2$, whose derivative by a is $8a = 16$, it is not:

// %%
static Value Plus(Value a, Value b) => new(a.Data + b.Data, [a, b], y => { a.Grad += y.Grad; b.Grad += y.Grad; });
static Value Times(Value a, Value b) => new(a.Data * b.Data, [a, b], y => { a.Grad += b.Data * y.Grad; b.Grad += a.Data * y.Grad; });

static void Hasty(Value value)
{
    value.Pull();
    foreach (Value parent in value.Parents) Hasty(parent);
}

Value a1 = new(2), once = Times(Plus(a1, new Value(3)), new Value(4));
once.Grad = 1;
Hasty(once);
Console.WriteLine($"(a + 3)·4: gradient {a1.Grad}, right is 4");

Value a2 = new(2), sum = Plus(a2, a2), square = Times(sum, sum);
square.Grad = 1;
Hasty(square);
Console.WriteLine($"(a + a)²: gradient {a2.Grad}, right is 16");

// %% [markdown]
// ### Question 10.Q2: why the order matters
// c is used by d and by e. When may c hand its gradient on?
//
// - a: as soon as d has handed on
// - b: when both d and e have handed on
// - c: once after each of them

// %% quiz 10.Q2
Day10.Q2.Answer("?");

// %% [markdown]
// An order in which parents always come before what is made of them is called **topological**. Walk through it from
// the back, and every gradient is complete before it is handed on. `Visit` a value: if it was not seen yet, visit its
// parents first, then put it on the list.
//
// ### Exercise 10.2: backward, in the right order
// Write `Backward(end)`: put all values in order, give the end the gradient 1, and let each hand on once.

// %% exercise 10.2
static void Backward(Value end) => throw new NotAttempted();

Day10.Backward.Check(Backward);

// %% [markdown]
// ## 4 Gradients add up
//
// In $a + a$ two ways lead back to a, each worth 1. The gradient is 2: **the sum over all ways**. That is why rules say
// `Grad +=` and not `Grad =`.
//
// ### Exercise 10.3: gradients add up
// Nothing new to write: your `Apply` of exercise 10.1 is given the same value on both sides. Mend it there if this says so.

// %% exercise 10.3
Day10.Accumulate.Check(Apply);

// %% [markdown]
// ## 5 The page's example, twice
//
// The page asks PyTorch for the derivative of $x^2 + 3x + 1$ at 2 and gets 7. Here is the library's answer, and the graph
// that it walked back through.

// %%
Tensor x = Tensor.From(2.0);
x.RequiresGrad = true;
Tensor value = (x * x + 3 * x + 1).Sum();
value.Backward();
Console.WriteLine($"y at x=2: {value.Item():f1}, dy/dx: {x.Grad!.Item():f1}");

// %%
Tensor leaf = Tensor.From(2.0);
leaf.RequiresGrad = true;
Plot.Graph(Autograd.Graph((leaf * leaf + 3 * leaf + 1).Sum())).Display();

// %% [markdown]
// ### Exercise 10.4: the slope of x² + 3x + 1
// Write `SlopeAt(x)` with your `Apply` and your `Backward`. It is called twice with each number and must give the same both times.

// %% exercise 10.4
static double SlopeAt(double x) => throw new NotAttempted();

Day10.SlopeAt.Check(SlopeAt);

// %% [markdown]
// **Twin check.** Your engine against the library's.

// %%
Day10.SlopeAt.Twin(SlopeAt, x =>
{
    Tensor t = Tensor.From(x);
    t.RequiresGrad = true;
    (t * t + 3 * t + 1).Sum().Backward();
    return t.Grad!.Item();
});

// %% [markdown]
// ### Question 10.Q3: backward twice
// Somebody builds the graph of $x^2 + 3x + 1$ once, at $x = 2$, and runs backward over it twice without setting any
// gradient to zero. What does `x.Grad` hold then?

// %% quiz 10.Q3
Day10.Q3.Answer("?");

// %% [markdown]
// ## 6 One neuron
//
// A neuron weighs its inputs, adds a bias and bends the sum: $\hat y = \tanh(w_1 x_1 + w_2 x_2 + b)$. It divides the plane
// by a line. Training: forward, add up the squared errors $(\hat y - t)^2$ of all points, backward, then each parameter a
// step downhill: $w \leftarrow w - \text{rate} \cdot \partial L / \partial w$. Move the slider: how far is the neuron after
// so many steps? (This one is trained by formulas that somebody worked out by hand; yours needs none.)

// %% steps
int steps = 20;
Slider.Of(steps, 0, 200).Display();

// %% line
double[][] corners = [[0, 0], [0, 1], [1, 0], [1, 1]];
double[] and = [-1, -1, -1, 1];

double[] ByHand(double[] targets, int count)
{
    double[] w = [0, 0, 0];
    for (int step = 0; step < count; step++)
    {
        double[] gradient = [0, 0, 0];
        for (int i = 0; i < 4; i++)
        {
            double y = Math.Tanh(w[0] * corners[i][0] + w[1] * corners[i][1] + w[2]);
            double slope = 2 * (y - targets[i]) * (1 - y * y);
            gradient = [gradient[0] + slope * corners[i][0], gradient[1] + slope * corners[i][1], gradient[2] + slope];
        }
        for (int j = 0; j < 3; j++) w[j] -= 0.1 * gradient[j];
    }
    return w;
}

string Signs(double[] w) => string.Join(" ", corners.Select(c => Math.Tanh(w[0] * c[0] + w[1] * c[1] + w[2]).ToString("+0.00;-0.00")));

double[] after = ByHand(and, steps);
Console.WriteLine($"AND after {steps} steps: {Signs(after)}");

// %% [markdown]
// ### Exercise 10.5: train a neuron
// Write `TrainNeuron(points, targets, steps, rate)`: start from $w_1 = w_2 = b = 0$, take so many steps, and give
// back $w_1$, $w_2$, $b$. Every step uses all points. This is the challenge of the day.

// %% exercise 10.5
static double[] TrainNeuron(double[][] points, double[] targets, int steps, double rate) => throw new NotAttempted();

Day10.Neuron.Check(TrainNeuron);

// %% [markdown]
// ### Question 10.Q4: XOR and one neuron
// XOR is true where exactly one input is 1. How many of the four corners can one neuron get right at most?

// %% quiz 10.Q4
Day10.Q4.Answer("?");

// %%
double[] xor = [-1, 1, 1, -1];
Console.WriteLine($"XOR after 1000 steps: {Signs(ByHand(xor, 1000))}");

// %% [markdown]
// The four corners pull from all sides, and the line does not move at all: every prediction stays 0. More neurons and a
// second layer break the tie.
//
// ## Use: a network for the moons
//
// Operators make the engine pleasant to use. This class is what you wrote in 10.1 and 10.2, gathered: in C# an
// `operator +` is a function like any other.

// %% [see] Scalar

// %% [markdown]
// Two half moons, 60 points, a layer of eight neurons and one behind it: 33 parameters. The loss is the mean squared error.

// %% moons
var (points, labels) = Toy2d.Moons(60, seed: 1);
float[] at = points.ToArray<float>();
long[] classes = labels.ToArray<long>();
var random = new Generator(seed: 3);
const int Hidden = 8;
Scalar[] parameters = [.. Enumerable.Range(0, 4 * Hidden + 1).Select(_ => new Scalar(random.NextNormal() * 0.5))];

Scalar Network(double px, double py)
{
    Scalar output = parameters[^1];
    for (int h = 0; h < Hidden; h++)
        output += parameters[4 * h] * (parameters[4 * h + 1] * px + parameters[4 * h + 2] * py + parameters[4 * h + 3]).Tanh();
    return output.Tanh();
}

for (int step = 0; step <= 300; step++)
{
    var loss = new Scalar(0);
    for (int i = 0; i < classes.Length; i++)
    {
        Scalar error = Network(at[2 * i], at[2 * i + 1]) + (1 - 2 * classes[i]);    // targets -1 and 1
        loss += error * error * (1.0 / classes.Length);
    }
    foreach (Scalar parameter in parameters) parameter.Grad = 0;
    loss.Backward();
    foreach (Scalar parameter in parameters) parameter.Data -= 0.3 * parameter.Grad;
    if (step % 100 == 0) Console.WriteLine($"step {step,3}: loss {loss.Data:f3}");
}

int right = Enumerable.Range(0, classes.Length).Count(i => Network(at[2 * i], at[2 * i + 1]).Data > 0 == (classes[i] == 1));
Console.WriteLine($"{right} of {classes.Length} points are on the right side");

// %%
Figure map = Plot.DecisionRegions(points, labels, places =>
{
    float[] place = places.ToArray<float>();
    return Tensor.From([.. Enumerable.Range(0, place.Length / 2).Select(i => Network(place[2 * i], place[2 * i + 1]).Data > 0 ? 1L : 0L)]);
});
map.AltText = $"Two half moons and the regions that the network gives them: {right} of {classes.Length} points on the right side";
map.Display();

// %% [markdown]
// That was the whole of it: a value that remembers, five local rules, one ordered walk. Tomorrow the same with tensors,
// where one node stands for a whole matrix.
//
// ## Recall
//
// - **What must an operation know to take part in backward?** Its own derivative: it multiplies it with the gradient from above.
// - **Why `+=` and not `=`?** A value that is used in several places gets the sum over all ways to the end.
// - **Why reverse topological order?** So that a gradient is complete before it is handed on.
// - **What happens if backward runs twice without zeroing?** The gradients of both runs are added up: twice the right value.
// - **Why can one neuron not learn XOR?** It divides the plane by one line, and XOR needs two.

// %% [types] Scalar
sealed class Scalar(double data, Action<Scalar>? pull = null, params Scalar[] parents)
{
    public double Data = data;
    public double Grad;

    public static implicit operator Scalar(double number) => new(number);

    public static Scalar operator +(Scalar a, Scalar b) => new(a.Data + b.Data, y => { a.Grad += y.Grad; b.Grad += y.Grad; }, a, b);

    public static Scalar operator *(Scalar a, Scalar b) => new(a.Data * b.Data, y => { a.Grad += b.Data * y.Grad; b.Grad += a.Data * y.Grad; }, a, b);

    public Scalar Tanh() => new(Math.Tanh(Data), y => Grad += (1 - y.Data * y.Data) * y.Grad, this);

    public void Backward()
    {
        List<Scalar> order = [];
        HashSet<Scalar> seen = [];
        Visit(this);
        Grad = 1;
        for (int i = order.Count - 1; i >= 0; i--) order[i].Pull();

        void Visit(Scalar value)
        {
            if (!seen.Add(value)) return;
            foreach (Scalar parent in value.Parents) Visit(parent);
            order.Add(value);
        }
    }

    Scalar[] Parents => parents;

    void Pull() => pull?.Invoke(this);
}
