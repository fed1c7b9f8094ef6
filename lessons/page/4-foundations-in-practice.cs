#:project ../../src/Groundwork/Groundwork.csproj
#:property PublishAot=false

// %% [markdown]
// # Foundations in practice
//
// The fourth code example of *GenAI Foundations*: a matrix product, a gradient, an entropy and a layer, and
// after them what the page says of modules and optimisers, as code.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Nn;
using Groundwork.Stats;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var random = new Generator(seed: 1);

// %% [markdown]
// ## 1. Matrix product
//
// Whole numbers stay whole numbers.

// %%
Tensor a = [[1, 2], [3, 4]];
Tensor b = [[5, 6], [7, 8]];

Console.WriteLine($"Matrix mult: {a.MatMul(b)}");

// %% [markdown]
// ## 2. Gradient
//
// y = x² + 3x + 1 has the slope 2x + 3: 7 at x = 2. In C#, `x ^ 2` would be an exclusive or; the square is `x.Square()`.
// (The page expects PyTorch to print `7.0`; it prints `tensor([7.])`.)

// %%
Tensor x = [2.0];
x.RequiresGrad = true;
Tensor y = x.Square() + 3 * x + 1;
y.Backward();

Console.WriteLine($"y at x=2: {y.Item():0.0}");
Console.WriteLine($"dy/dx at x=2: {x.Grad!.Item():0.0}");

// %% [markdown]
// Of several variables there is a slope for each, the partial derivatives; together they are the gradient, and it points
// where the function rises fastest. f(u, v) = (u·v)² is a function of a function: by the chain rule its slopes are
// 2uv · v and 2uv · u, at (1, 2) so 8 and 4. A small step each way says the same, and so does a step uphill.

// %%
static Tensor F(Tensor p) => (p[0] * p[1]).Square();
var point = Tensor.From(1.0, 2.0);
point.RequiresGrad = true;
F(point).Backward();
Tensor gradient = point.Grad!, at = point.Detach();
Tensor nudge = Tensor.From(1e-6, 0.0);
Tensor uphill = gradient / gradient.Norm(), sideways = Tensor.From(1.0, 0.0);

Console.WriteLine($"Gradient at (1, 2): {gradient}");
Console.WriteLine($"∂f/∂u by a small step: {((F(at + nudge) - F(at - nudge)) / 2e-6).Item():f4}");
Console.WriteLine($"A step of 0.01 uphill gains {(F(at + 0.01 * uphill) - F(at)).Item():f4}, along u alone {(F(at + 0.01 * sideways) - F(at)).Item():f4}");

// %% [markdown]
// ## 3. Entropy
//
// How undecided a distribution is, in nats. The page's −Σ p·log p is NaN as soon as one p is too small to be told from 0;
// in the limit 0·log 0 is 0, and `Categorical` knows.

// %%
var logits = Tensor.From(1.0, 2.0, 0.5);
Tensor entropy = Categorical.FromLogits(logits).Entropy();
static Tensor PageEntropy(Tensor p) => -(p * p.Log()).Sum();
var certain = Tensor.From(1000.0, 0.0, 0.0);

Console.WriteLine($"Probabilities: {logits.Softmax().Round(6)}");
Console.WriteLine($"Entropy: {entropy.Item():f4}, in bits {entropy.Item() / Math.Log(2):f4}");
Console.WriteLine($"Of scores [1000, 0, 0]: {Categorical.FromLogits(certain).Entropy().Item():f4}; by the page's formula: {PageEntropy(certain.Softmax()).Item():f4}");

// %% [markdown]
// ## 4. A layer
//
// A batch of 4 with 10 features each, through a matrix and a bias (added to each row), and what is negative becomes 0.

// %%
Tensor input = Tensor.Randn([4, 10], random);
Tensor weight = Tensor.Randn([10, 5], random);
Tensor bias = Tensor.Randn([5], random);
Tensor output = (input.MatMul(weight) + bias).Relu();

Console.WriteLine($"Output shape: {output.Shape}");
Console.WriteLine($"Nothing negative: {(output >= 0).All().Item<bool>()}");

// %% [markdown]
// ## 5. Modules and optimisers
//
// The page describes this and shows no code. The **parameters** want gradients, not the inputs; modules set that
// themselves. Three lines make a step: clear the old gradients, go backward, move the parameters against the gradient.
// The data lie on y = 2x + 1, so we know where it must end.

// %%
Tensor inputs = Tensor.Linspace(-1, 1, 21).Unsqueeze(1);    // [21, 1]
Tensor targets = 2 * inputs + 1;
var model = new Linear(1, 1, generator: random);
var optimizer = new Adam(model.Parameters(), learningRate: 0.05);
for (int step = 0; step < 400; step++)
{
    optimizer.ZeroGrad();
    Losses.Mse(model.Call(inputs), targets).Backward();
    optimizer.Step();
}

Console.WriteLine($"Learned: y = {model.Weight.Item():f2} x + {model.Bias!.Item():f2}");
