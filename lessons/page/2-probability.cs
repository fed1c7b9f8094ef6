#:project ../../src/Groundwork/Groundwork.csproj
#:property PublishAot=false

// %% [markdown]
// # Probability in a language model
//
// The second code example of *GenAI Foundations*. Two of the numbers in its comments are wrong; here they are right.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Nn;
using Groundwork.Stats;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var random = new Generator(seed: 1);

// %% [markdown]
// ## 1. Softmax
//
// Exponentials turn scores into positive numbers, their sum makes them probabilities. The library takes the largest
// score away first, so that no exponential overflows, and works along an axis (the last, if you say nothing).
//
// **The page prints [0.844, 0.114, 0.042] here.** That is the softmax of [3, 1, **0**]; of [3, 1, 0.2] it is this:

// %%
var logits = Tensor.From(3.0, 1.0, 0.2);
Tensor probabilities = logits.Softmax();

Console.WriteLine($"Softmax: {probabilities.Round(3)}");
Console.WriteLine($"What the page shows is softmax([3, 1, 0]): {Tensor.From(3.0, 1.0, 0.0).Softmax().Round(3)}");

// %% [markdown]
// ## 2. Sampling with temperature
//
// Dividing the scores by a temperature below 1 sharpens the choice, above 1 evens it out. At 0 the division
// fails, but the limit is clear: the largest score wins.

// %%
static long SampleWithTemperature(Tensor logits, double temperature, Generator random) => temperature switch
{
    < 0 or double.NaN => throw new ArgumentOutOfRangeException(nameof(temperature), temperature, "sample: a temperature is 0 or more"),
    0 => logits.ArgMax().Item<long>(),
    _ => Tensor.Categorical((logits / temperature).Softmax(), random).Item<long>(),
};

int[] counts = new int[3];
for (int i = 0; i < 10_000; i++) counts[SampleWithTemperature(logits, temperature: 0.7, random)]++;

Console.WriteLine($"At T = 0.7: {(logits / 0.7).Softmax().Round(6)}");
Console.WriteLine($"Drawn 10,000 times: {Tensor.From<int>(counts) / 10_000.0}");
Console.WriteLine($"At T = 10: {(logits / 10).Softmax().Round(3)}");
Console.WriteLine($"At T = 0: token {SampleWithTemperature(logits, temperature: 0, random)}");

// %% [markdown]
// ## 3. Cross-entropy
//
// How surprised the model is by the right answer: −log of its probability. The loss takes the *scores*:
// log Σ eᶻ − z[target] never takes the log of a rounded probability.
//
// **The page says 0.1699.** It is 0.1791. And its `+ 1e-9` puts a ceiling of 20.72 on the loss, where the model
// is most wrong and has most to learn: of the scores [100, 0] with answer 1 the loss is 100.

// %%
Tensor loss = Losses.CrossEntropy(logits, target: 0);
static Tensor PageCrossEntropy(Tensor logits, int target) => -(logits.Softmax()[target] + 1e-9).Log();
var wrong = Tensor.From(100.0, 0.0);

Console.WriteLine($"Cross-entropy loss: {loss.Item():f4}");
Console.WriteLine($"Scores [100, 0], answer 1: {Losses.CrossEntropy(wrong, target: 1).Item():f2}; with 1e-9 added: {PageCrossEntropy(wrong, 1).Item():f2}");

// %% [markdown]
// ## 4. KL divergence
//
// How many nats it costs to believe q where p is true. It is never negative, 0 only where both agree, and not a
// distance: the other way round it is another number. (The page's formula, with 1e-9 in two places, gives a
// *negative* divergence of a distribution from itself.) The penalty in RLHF is the second line: KL of the
// new policy from the reference.

// %%
var reference = Categorical.FromLogits(Tensor.From(2.0, 1.5, 0.5));
var tuned = Categorical.FromLogits(Tensor.From(1.8, 1.6, 0.8));

Console.WriteLine($"KL divergence: {reference.KlDivergence(tuned).Item():f4}");
Console.WriteLine($"The other way round: {tuned.KlDivergence(reference).Item():f4}");
Console.WriteLine($"From itself: {reference.KlDivergence(reference).Item():f4}");

// %% [markdown]
// ## What the page names without an example
//
// Three distributions with their means and variances, independence, and Bayes' rule: an illness that 1% have, a test that
// finds 99% of them and is wrong about 5% of the healthy. (The rule wants P(B) > 0.)

// %%
Distribution[] distributions = [new Normal(Tensor.From(0.0), 1.0), new Uniform(Tensor.From(0.0), 1.0), new Categorical(probabilities)];
foreach (var d in distributions)
    Console.WriteLine($"{d.GetType().Name}: mean {d.Mean.Item():f4}, variance {d.Variance.Item():f4}");

Tensor first = Tensor.From(0.5, 0.5), second = Tensor.From(0.9, 0.1);
Tensor joint = first.Outer(second);    // two independent variables: P(A, B) = P(A) P(B)
Console.WriteLine($"Joint of two independent coins: {joint.Flatten()}, the margins come back: {joint.Sum(1).AllClose(first) && joint.Sum(0).AllClose(second)}");

double prior = 0.01, ifIll = 0.99, ifHealthy = 0.05;
double positive = ifIll * prior + ifHealthy * (1 - prior);
Console.WriteLine($"Ill, given a positive test: {ifIll * prior / positive:f4}");
