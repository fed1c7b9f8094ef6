#:project ../../src/Groundwork/Groundwork.csproj
#:property PublishAot=false

// %% [markdown]
// # The five operations
//
// The third code example of *GenAI Foundations*, its fast track: matrix multiply, softmax, cross-entropy,
// cosine similarity and layer norm. The original prints nothing; here every claim in its comments is checked.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Nn;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var random = new Generator(seed: 1);

// %% [markdown]
// ## 1. Matrix multiply
//
// Every output is a weighted sum of all inputs. With weights drawn at random and not scaled, the numbers grow by
// √512 = 22.6 in every layer; real layers divide by √inputs, and keep their size.

// %%
Tensor w = Tensor.Randn([512, 512], random, DType.Float64);
Tensor x = Tensor.Randn([512], random, DType.Float64);
Tensor output = w.MatMul(x);    // [512, 512] · [512] gives [512]

Console.WriteLine($"Output shape: {output.Shape}");
Console.WriteLine($"The first is a weighted sum: {output[0].AllClose((w[0] * x).Sum())}");
Console.WriteLine($"Grew by about √512: {output.Std().Item() / Math.Sqrt(512) is > 0.85 and < 1.15}");
Console.WriteLine($"Scaled by 1/√512 it keeps its size: {(w / Math.Sqrt(512)).MatMul(x).Std().Item() is > 0.85 and < 1.15}");

// %% [markdown]
// ## 2. Softmax
//
// A score for each of 50,000 tokens becomes a probability for each. Softmax keeps the order, so the most
// probable token is the one with the highest score.

// %%
Tensor vocabulary = Tensor.Randn([50_000], random, DType.Float64);
Tensor tokens = vocabulary.Softmax();
long next = tokens.ArgMax().Item<long>();

Console.WriteLine($"Sum: {tokens.Sum().Item():f12}");
Console.WriteLine($"Greedy token has the highest score: {next == vocabulary.ArgMax().Item<long>()}");

// %% [markdown]
// ## 3. Cross-entropy
//
// The page gives this function probabilities, and its function of the same name in the example before scores. One of the
// two names must go: `CrossEntropy` takes scores, `Nll` takes log-probabilities. Knowing nothing costs ln 50000 = 10.82 nats;
// random scores cost half a nat more on average, 11.32.

// %%
Tensor loss = Losses.CrossEntropy(vocabulary, target: 42);
Tensor mean = vocabulary.LogSumExp() - vocabulary.Mean();    // the loss, averaged over all 50,000 targets

Console.WriteLine($"Both names, one loss: {loss.AllClose(Losses.Nll(vocabulary.LogSoftmax(), target: 42))}");
Console.WriteLine($"Knowing nothing: {Losses.CrossEntropy(Tensor.Zeros([50_000], DType.Float64), target: 42).Item():f4}");
Console.WriteLine($"Average loss: {mean.Item():f2}");

// %% [markdown]
// ## 4. Cosine similarity
//
// Directions that were drawn at random are all but perpendicular in 1536 dimensions: the deviation of their cosine is 1/√1536 = 0.0255.
// Rounding can push the formula just outside [−1, 1], and a vector of zeros makes it 0/0; the library's function
// bounds the lengths from below, and gives 0.

// %%
Tensor one = Tensor.Randn([1536], random, DType.Float64);
Tensor other = Tensor.Randn([1536], random, DType.Float64);
Tensor Cosine(Tensor a, Tensor b) => Functional.CosineSimilarity(a, b, axis: 0).Clip(-1.0, 1.0);

Console.WriteLine($"All but perpendicular: {Math.Abs(Cosine(one, other).Item()) < 0.13}");
Console.WriteLine($"With itself: {Cosine(one, one).Item():f4}, with its opposite: {Cosine(one, -one).Item():f4}, with zeros: {Cosine(one, 0 * one).Item():f4}");

// %% [markdown]
// ## 5. Layer norm
//
// The page divides by (std + ε) and treats whatever it is given as one row. The layer that networks use divides by
// √(variance + ε), row by row along the last axis, and then has a weight and a bias to learn. For large numbers
// both agree; for small ones they do not.

// %%
static Tensor PageLayerNorm(Tensor x, double eps = 1e-5) => (x - x.Mean()) / (x.Std() + eps);
Tensor normed = output.LayerNorm([512]);
var small = 1e-3 * Tensor.From(1.0, 2.0, 3.0, 4.0);

Console.WriteLine($"Mean {Math.Abs(normed.Mean().Item()):f4}, deviation {normed.Std().Item():f4}");
Console.WriteLine($"[1, 2, 3, 4]: {Tensor.From(1.0, 2.0, 3.0, 4.0).LayerNorm([4]).Round(6)}");
Console.WriteLine($"A thousandth of it: {small.LayerNorm([4]).Round(6)}");
Console.WriteLine($"The page's formula: {PageLayerNorm(small).Round(6)}");
