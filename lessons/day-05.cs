#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 5: Probability, and probability inside a language model
//
// 60 to 90 minutes. Afterwards you can
//
// - draw from a distribution, and say what its mean and its variance are;
// - tell whether two variables are independent, and turn a probability around with Bayes' rule;
// - compute softmax, cross-entropy and KL divergence by hand, so that no number overflows;
// - say what temperature does to a language model, and find two wrong numbers in a page that many have read.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Nn;
using Groundwork.Plots;
using Groundwork.Stats;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// %% [markdown]
// ## Predict
//
// One person in 100 has a certain illness. A test finds 99 of 100 who are ill, and is wrong about 5 of 100 who are healthy.
// Yours is positive. How sure is it that you are ill?
//
// - a: about 99 in 100
// - b: about 95 in 100
// - c: about 1 in 2
// - d: about 1 in 6

// %% quiz 5.Q1
Day05.Q1.Answer("?");

// %% [markdown]
// ## 1 Distributions
//
// A **distribution** says what can come out of a draw and how often. Three of them are everywhere:
//
// - the **uniform** distribution: any number of a range, all alike;
// - the **normal** distribution: mostly near the mean, seldom far away;
// - the **categorical** distribution: one of n things, with a probability for each. A language model gives one over all tokens, at every step.
//
// The mean is $E[X] = \sum_x p(x)\,x$, the **variance** the mean of the squared distances from it, $E[(X - E[X])^2]$,
// and the deviation is its root.

// %%
var random = new Generator(seed: 1);
Distribution[] three = [new Uniform(Tensor.From(0.0), 1.0), new Normal(Tensor.From(0.0), 1.0), new Categorical(Tensor.From(0.5, 0.25, 0.25))];
foreach (Distribution one in three)
{
    Tensor drawn = one.Sample([10_000], random);
    Console.WriteLine($"{one.GetType().Name,-11} mean {one.Mean.Item():f4}, drawn {drawn.Mean().Item():f4}; variance {one.Variance.Item():f4}, drawn {drawn.Var().Item():f4}");
}

// %% [markdown]
// How does a computer draw a token? It draws one even number u from 0 up to 1 and asks in whose stretch it lies. With the probabilities
// [0.5, 0.25, 0.25] token 0 has everything below 0.5, token 1 goes on up to 0.75, and token 2 has the rest.
// The running sum of probabilities is called the CDF, so this is drawing by the **inverse CDF**.
//
// **Break.** A generator with the same seed gives the same numbers. Made anew for each draw, it draws the same token for ever:

// %%
double[] shares = [0.5, 0.25, 0.25];
string Drawn(Func<Generator> next) => string.Join(" ", Enumerable.Range(0, 20).Select(_ => next().Categorical(shares)));

var made = new Generator(seed: 3);
Console.WriteLine($"One generator:       {Drawn(() => made)}");
Console.WriteLine($"A new one each time: {Drawn(() => new Generator(seed: 3))}");

// %% [markdown]
// And probabilities that were rounded may add up to less than 1. Then a u near 1 is under no sum at all, and a loop that only compares
// falls off the end. After the loop, the last token whose probability is above 0 is the one to give.
//
// ### Exercise 5.1: a sampler by inverse CDF
// Write `Pick(p, u)`: the first index whose running sum lies above u (which is at least 0 and below 1).
// An index of probability 0 must never come out, and none outside of p, whatever rounding did to the sum.
// Below the check stands the **twin check**: yours against the library, which calls this the quantile, on 200 random inputs.

// %% exercise 5.1
static int Pick(double[] p, double u) => throw new NotAttempted();

Day05.Pick.Check(Pick);
Day05.Pick.Twin(Pick, (p, u) => (int)new Categorical(Tensor.From(p)).Quantile(Tensor.From(u)).Item());

// %% [markdown]
// ## 2 The law of large numbers
//
// The mean of many draws settles at the expectation. How fast? Here are 2,000 means of 100 draws each, and 2,000 of 10,000 draws.

// %%
foreach (int n in (int[])[100, 10_000])
{
    double[] means = [.. Enumerable.Range(0, 2000).Select(_ => Tensor.Rand([n], random).Mean().Item())];
    Console.WriteLine($"Means of {n,6} draws: {means.Average():f3} on average, deviation {Tensor.From(means).Std().Item():f4}");
}

// %% [markdown]
// ### Question 5.Q2: how a mean settles
// You take four times as many draws. What becomes of the deviation of their mean?
//
// - a: a quarter
// - b: a half
// - c: it stays
// - d: a quarter of the root

// %% quiz 5.Q2
Day05.Q2.Answer("?");

// %% [markdown]
// ## 3 Bayes' rule
//
// Back to the test. P(positive | ill) is what the test's maker knows: of those who are ill, how many it finds. What you want to know is
// P(ill | positive). Bayes' rule turns one into the other:
//
// $$P(A \mid B) = \frac{P(B \mid A)\,P(A)}{P(B)}, \qquad P(B) = P(B \mid A)\,P(A) + P(B \mid \text{not } A)\,P(\text{not } A)$$
//
// It needs $P(B) > 0$: what never happens tells nothing. P(A) is the **prior**, what you believed before, and $P(A \mid B)$ the **posterior**.
//
// Below are 1,000 people, a dot for each. Move the sliders: at which prior is a positive test as good as a coin?

// %% sliders
double prior = 0.01, sensitivity = 0.99, falsePositive = 0.05;
bool inGroups = true;
Slider.Of(prior, 0, 1).Display();
Slider.Of(sensitivity, 0, 1).Display();
Slider.Of(falsePositive, 0, 1).Display();
Checkbox.Of(inGroups).Display();

// %% people
int ill = (int)Math.Round(1000 * prior), found = (int)Math.Round(ill * sensitivity), alarmed = (int)Math.Round((1000 - ill) * falsePositive);
var groups = new (string Name, int Count)[] { ("ill, positive", found), ("healthy, positive", alarmed), ("ill, negative", ill - found), ("healthy, negative", 1000 - ill - alarmed) };
int[] places = inGroups ? [.. Enumerable.Range(0, 1000)] : [.. new Generator(seed: 5).Permutation(1000).Select(i => (int)i)];

var crowd = new Figure { Width = 640, Height = 400, Title = "1,000 people" };
int first = 0;
foreach (var (name, count) in groups)
{
    int[] theirs = places[first..(first + count)];
    if (count > 0) crowd.Axes.AddScatter(theirs.Select(i => (double)(i % 40)).ToArray(), theirs.Select(i => (double)(24 - i / 40)).ToArray(), $"{name}: {count}");
    first += count;
}
crowd.Axes.X.HasTicks = crowd.Axes.Y.HasTicks = false;
crowd.AltText = "A dot for each of 1,000 people: " + string.Join(", ", groups.Select(group => $"{group.Name}: {group.Count}"));
crowd.Display();
Console.WriteLine($"Positive: {found + alarmed}, and of these are ill: {found}.");

// %% [markdown]
// ### Exercise 5.2: Bayes' rule
// Write `Posterior(prior, sensitivity, falsePositive)`: the probability of being ill after a positive test.
// Where nobody is ever positive, refuse with an `ArgumentException`.

// %% exercise 5.2
static double Posterior(double prior, double sensitivity, double falsePositive) => throw new NotAttempted();

Day05.Posterior.Check(Posterior);
Day05.Posterior.Twin(Posterior, Bayes.Posterior);

// %% [markdown]
// The numbers of the question at the beginning give 0.1667, one in six. A table of 100,000 generated patients says the same,
// by counting alone:

// %%
Console.WriteLine($"Ill, given a positive test: {Bayes.Posterior(prior: 0.01, whenTrue: 0.99, whenFalse: 0.05):f4}");

DataFrame clinic = Clinic.Patients(100_000, seed: 1);
bool[] isIll = [.. clinic["ill"].ToArray<bool>()], isPositive = [.. clinic["positive"].ToArray<bool>()];
int positives = isPositive.Count(x => x), both = isIll.Zip(isPositive).Count(x => x.First && x.Second);
Console.WriteLine($"In the table: {both} of {positives} with a positive test are ill, {(double)both / positives:f4}");

// %% [markdown]
// ## 4 Independence
//
// Two variables are **independent** if $P(A, B) = P(A)\,P(B)$ for all their values: knowing one says nothing about the other.
// In a table of joint probabilities every cell is then the sum of its row times the sum of its column.
//
// **Break.** "Uncorrelated" is less than "independent". Let X be -1, 0 or 1, and let Y be X². There is no line to draw, the correlation is 0,
// and still X decides Y completely.

// %%
Tensor coins = Tensor.From(new[,] { { 0.45, 0.05 }, { 0.45, 0.05 } });
Console.WriteLine($"Sums of the rows {coins.Sum(1)}, of the columns {coins.Sum(0)}, their products {coins.Sum(1).Outer(coins.Sum(0)).Flatten()}");
double[,] square = { { 0, 0.25 }, { 0.5, 0 }, { 0, 0.25 } };    // rows: X = -1, 0, 1; columns: Y = 0, 1
double meanX = 0, meanY = 0, meanXY = 0;
for (int i = 0; i < 3; i++)
    for (int j = 0; j < 2; j++) (meanX, meanY, meanXY) = (meanX + square[i, j] * (i - 1), meanY + square[i, j] * j, meanXY + square[i, j] * (i - 1) * j);
Console.WriteLine($"Covariance of X and X²: {meanXY - meanX * meanY}; independent: {Hypothesis.IsIndependent(Tensor.From(square))}");

// %% [markdown]
// ### Exercise 5.3: independence
// Write `IsIndependent(joint)` for a table of joint probabilities that add up to 1. Products are rounded, so compare with a tolerance of 1e-9.

// %% exercise 5.3
static bool IsIndependent(double[,] joint) => throw new NotAttempted();

Day05.IsIndependent.Check(IsIndependent);
Day05.IsIndependent.Twin(IsIndependent, joint => Hypothesis.IsIndependent(Tensor.From(joint), 1e-9));

// %% [markdown]
// ### Question 5.Q3: no correlation
// X and X² above have correlation 0. What follows?
//
// - a: They are independent.
// - b: Nothing follows about independence.
// - c: Independent variables can be correlated.

// %% quiz 5.Q3
Day05.Q3.Answer("?");

// %% [markdown]
// ## 5 Softmax
//
// A language model ends in one score for each token, any number from -∞ to ∞. **Softmax** makes probabilities of them:
// $p_i = e^{z_i} / \sum_j e^{z_j}$. Only differences of scores matter: add 1000 to all, and nothing changes.

// %%
Tensor logits = Tensor.From(3.0, 1.0, 0.2);
Console.WriteLine($"Softmax: {logits.Softmax().Round(3)}");
Console.WriteLine($"With 1000 added: {(logits + 1000).Softmax().Round(3)}");

// %% [markdown]
// **Break.** Two ways to go wrong. Written down as it stands, the formula overflows at scores of 710 (the largest score has to be
// subtracted first). And of a batch, where every row is a distribution of its own, it makes a single one:

// %%
double[] Naive(double[] z) => [.. z.Select(x => Math.Exp(x) / z.Sum(Math.Exp))];
Console.WriteLine($"Naive, [1000, 999]: {Naive([1000, 999])[0]}; the library: {Tensor.From(1000.0, 999.0).Softmax().Round(4)}");

Tensor batch = Tensor.From(new double[,] { { 1, 2 }, { 3, 4 } });
Console.WriteLine($"One sum over everything: the rows add up to {(batch.Exp() / batch.Exp().Sum()).Sum(1).Round(4)}, and should to {batch.Softmax().Sum(1)}");

// %% [markdown]
// ### Exercise 5.4: softmax
// Write `Softmax(z)`, right for scores of any size. A score of -∞, a token that is forbidden, gets probability 0.

// %% exercise 5.4
static double[] Softmax(double[] z) => throw new NotAttempted();

Day05.Softmax.Check(Softmax);
Day05.Softmax.Twin(Softmax, z => Tensor.From(z).Softmax().ToArray<double>());

// %% [markdown]
// ### Question 5.Q4: prove the page wrong
// *GenAI Foundations* prints [0.844, 0.114, 0.042] for the softmax of [3, 1, 0.2]. You have seen 0.836.
// Which third score belongs to the page's numbers? Move the slider until all three agree, and answer with its value.

// %% third
double third = 0.2;
Slider.Of(third, -1, 1, 0.1).Display();

// %% bars
Tensor seen = Tensor.From(3.0, 1.0, third).Softmax();
var bars = new Figure { Width = 520, Height = 300, Title = "softmax([3, 1, third])" };
bars.Axes.AddBar(["token 0", "token 1", "token 2"], seen).ValueFormat = "0.000";
bars.AltText = $"Bars of the probabilities {seen.Round(3)}";
bars.Display();
Console.WriteLine($"softmax([3, 1, {third}]) = {seen.Round(3)}; the page prints [0.844, 0.114, 0.042]");

// %% quiz 5.Q4
Day05.Q4.Answer("?");

// %% [markdown]
// ## 6 Temperature
//
// Dividing the scores by a **temperature** T before softmax sharpens the choice where T is below 1, and evens it out above.
// In the limits T = 0 is the largest score alone (greedy decoding), and T = ∞ is an even choice.

// %%
foreach (double t in (double[])[0.1, 0.7, 1, 2, 10])
    Console.WriteLine($"T = {t,4}: {logits.SoftmaxAt(t).Round(6)}");

// %% [markdown]
// **Break.** Written as a division, T = 0 gives NaN. The library takes the limit, and refuses temperatures below 0:

// %%
Console.WriteLine($"Divided by 0: {(logits / 0.0).Softmax()}; in the limit: {logits.SoftmaxAt(0)}");

// %% [markdown]
// ### Question 5.Q5: half the temperature
// What does T = 0.5 do to the probabilities?
//
// - a: the ratio of any two is squared
// - b: they come closer to each other
// - c: nothing, softmax does not see a factor
// - d: the largest becomes 1

// %% quiz 5.Q5
Day05.Q5.Answer("?");

// %% [markdown]
// ## 7 Surprise and cross-entropy
//
// How surprised is a model that gave the right token the probability p? By $-\ln p$: 0 for a sure thing, and more and more without
// bound as p falls to 0. The **cross-entropy** loss of language models is this surprise, averaged over all positions.
// With $p = e^{z_t} / \sum e^z$ it becomes $\ln \sum_j e^{z_j} - z_t$, which needs no probability:

// %%
Console.WriteLine($"Cross-entropy: {Losses.CrossEntropy(logits, target: 0).Item():f4}, by the page 0.1699");
Console.WriteLine($"ln Σ eᶻ = {logits.LogSumExp().Item():f4}");

// %% [markdown]
// The page prints 0.1699 here. It is 0.1791, and no slip that we tried gives the other number. That is the second wrong one.
//
// **Break.** The page adds 1e-9 to the probability, so that no logarithm of 0 is taken. Look where the difference lies:
// the loss stops just where the model is most wrong, and goes below 0 where it is right. And softmax taken twice,
// which is what happens if probabilities are handed to a loss that wants scores, is no error, only a wrong loss.

// %%
double Guarded(double[] z, int target) => -Math.Log(Tensor.From(z).Softmax()[target].Item() + 1e-9);
double Right(double[] z, int target) => Losses.CrossEntropy(Tensor.From(z), target).Item();
foreach (double gap in (double[])[1, 10, 20, 30, 100, 1000])
    Console.WriteLine($"Gap {gap,4}: wrong by {Right([gap, 0], 1),9:f4}, with 1e-9 {Guarded([gap, 0], 1),8:f4}");
Console.WriteLine($"Sure and right, gap 100: {Right([100, 0], 0):f4}, with 1e-9 {Guarded([100, 0], 0):0.0e0}");
Console.WriteLine($"Softmax twice: {Losses.CrossEntropy(logits.Softmax(), target: 0).Item():f4}; base 10: {Right([3, 1, 0.2], 0) / Math.Log(10):f4}; base 2: {Right([3, 1, 0.2], 0) / Math.Log(2):f4}");

// %% [markdown]
// ### Exercise 5.5: cross-entropy from scores
// Write `CrossEntropy(z, target)` from scores, in nats, right for gaps up to 1000 and beyond.

// %% exercise 5.5
static double CrossEntropy(double[] z, int target) => throw new NotAttempted();

Day05.CrossEntropy.Check(CrossEntropy);
Day05.CrossEntropy.Twin(CrossEntropy, (z, target) => Losses.CrossEntropy(Tensor.From(z), target).Item());

// %% [markdown]
// ## 8 Entropy and KL divergence
//
// The **entropy** $H(p) = -\sum_i p_i \ln p_i$ is the surprise that a distribution expects of itself: 0 for a sure choice, $\ln n$ for n even ones.
// The **KL divergence** $KL(p \,\|\, q) = \sum_i p_i (\ln p_i - \ln q_i)$ is what it costs, on top of that, to believe q where p holds.
// It is never negative, and 0 only where both agree. It is no distance: the other way round it is another number.
//
// Move the slider: p is a fair coin, q another. Which of the two directions has no bound?

// %% coin
double heads = 0.9;
Slider.Of(heads, 0.01, 0.99).Display();

// %% directions
Tensor fair = Tensor.From(0.5, 0.5);
double KlOf(Tensor p, Tensor q) => Information.KlDivergence(p, q).Item();
double[] biases = [.. Enumerable.Range(1, 99).Select(i => i / 100.0)];
var curves = new Figure { Width = 560, Height = 340 };
curves.Axes.AddLine(biases, biases.Select(h => KlOf(fair, Tensor.From(h, 1 - h))).ToArray(), "KL(fair ‖ q)");
curves.Axes.AddLine(biases, biases.Select(h => KlOf(Tensor.From(h, 1 - h), fair)).ToArray(), "KL(q ‖ fair)");
curves.Axes.AddVerticalRule(heads);
(curves.Axes.X.Label, curves.Axes.Y.Label) = ("q's share of heads", "nats");
curves.AltText = "KL divergence between a fair coin and another, both ways round, against the other's share of heads: both are 0 at a half, and KL(fair ‖ q) grows without bound at 0 and 1";
curves.Display();
Console.WriteLine($"q = {heads}: KL(fair ‖ q) = {KlOf(fair, Tensor.From(heads, 1 - heads)):f4}, KL(q ‖ fair) = {KlOf(Tensor.From(heads, 1 - heads), fair):f4}");

// %% [markdown]
// The page's example is a reference model and a tuned one. (It leaves the number out; it is 0.0178.)

// %%
Tensor reference = Tensor.From(2.0, 1.5, 0.5).Softmax(), tuned = Tensor.From(1.8, 1.6, 0.8).Softmax();
Console.WriteLine($"KL(reference ‖ tuned) = {KlOf(reference, tuned):f5}, KL(tuned ‖ reference) = {KlOf(tuned, reference):f5}");
Console.WriteLine($"Entropy of the reference: {Information.Entropy(reference).Item():f4}, at most ln 3 = {Math.Log(3):f4}");

// %% [markdown]
// **Break.** The page's formula adds 1e-9 in two places and then is negative for two distributions that are the same:

// %%
double PageKl(Tensor p, Tensor q) => (p * (p / (q + 1e-9) + 1e-9).Log()).Sum().Item();
Tensor even = Tensor.Full([50_000], 1.0 / 50_000, DType.Float64);
Console.WriteLine($"The page's formula, from itself: {PageKl(reference, reference):0.0e0}, of 50,000 even tokens {PageKl(even, even):0.0e0}");

// %% [markdown]
// ### Exercise 5.6: a divergence that is never negative
// Write `Kl(p, q)`. Where p is 0 it adds 0, whatever q is; where q is 0 and p is not, it is ∞.

// %% exercise 5.6
static double Kl(double[] p, double[] q) => throw new NotAttempted();

Day05.Kl.Check(Kl);
Day05.Kl.Twin(Kl, (p, q) => Information.KlDivergence(Tensor.From(p), Tensor.From(q)).Item());

// %% [markdown]
// ### Question 5.Q6: which way round
// In training with human feedback a penalty holds the new policy near the reference model. Which divergence is it?
//
// - a: KL(reference ‖ policy)
// - b: KL(policy ‖ reference)
// - c: either, they are the same

// %% quiz 5.Q6
Day05.Q6.Answer("?");

// %% [markdown]
// ## 9 All of it at once
//
// ### Exercise 5.7: the loss of a language model
// Write `BatchLoss(scores, targets)`: the mean cross-entropy of a batch. Row i of `scores` has a score for each token, `targets[i]` is the right one.
// This is the challenge of the day: who passes it knows the second half of it.

// %% exercise 5.7
static double BatchLoss(double[,] scores, int[] targets) => throw new NotAttempted();

Day05.BatchLoss.Check(BatchLoss);
Day05.BatchLoss.Twin(BatchLoss, (scores, targets) => Losses.CrossEntropy(Tensor.From(scores), Tensor.From(Array.ConvertAll(targets, t => (long)t))).Item());

// %% [markdown]
// ## Use: a temperature explorer
//
// The smallest language model there is: a table of **bigrams**, how often each letter follows each. It learns by counting,
// from 2,000 invented names. (`string corpus = CourseText.Read(code: false);` in place of the names is the text of this course.)

// %%
string corpus = string.Join("\n", SyllableNames.Make(2000, seed: 1)) + "\n";
char[] letters = [.. corpus.Distinct().Order()];
double[,] follows = new double[letters.Length, letters.Length];
foreach (var (a, b) in corpus.Zip(corpus.Skip(1))) follows[Array.IndexOf(letters, a), Array.IndexOf(letters, b)]++;
Tensor counts = Tensor.From(follows), scores = counts.Log();    // softmax at T = 1 gives the shares back; never seen: -∞
Tensor often = counts.Sum(1) / counts.Sum();
double EntropyAt(double t) => (often * Information.EntropyFromLogits(scores / t)).Sum().Item();
Console.WriteLine($"{letters.Length} letters; the next one at T = 1: {EntropyAt(1):f2} nats, as undecided as {Math.Exp(EntropyAt(1)):f1} even choices");

// %% heat
double temperature = 1;
Slider.Of(temperature, 0.05, 5).Display();

// %% explorer
string Written(double t, long seed)
{
    var draws = new Generator(seed);
    string text = "";
    for (int at = 0, i = 0; i < 60; i++) text += letters[at = (int)scores[at].SampleAt(t, draws).Item()];
    return text.Replace('\n', ' ');
}

double[] heats = [.. Enumerable.Range(1, 50).Select(i => i / 10.0)];
var entropies = new Figure { Width = 560, Height = 340 };
entropies.Axes.AddLine(heats, heats.Select(EntropyAt).ToArray(), "entropy of the next letter");
entropies.Axes.AddVerticalRule(temperature);
(entropies.Axes.X.Label, entropies.Axes.Y.Label) = ("temperature", "nats");
entropies.AltText = $"The entropy of the next letter grows with the temperature: {EntropyAt(0.1):f2} nats at 0.1, {EntropyAt(5):f2} at 5";
entropies.Display();
foreach (double t in (double[])[0, 0.3, temperature, 5]) Console.WriteLine($"T = {t,3}: {Written(t, seed: 1)}");

// %% [markdown]
// Repeated at the cold end, silly at the hot one. Where between the two would you stop? There is no right answer, which is why it is a setting.
//
// ## Recall
//
// - **What does $P(A, B) = P(A)\,P(B)$ say, and what does it not follow from?** Independence; it does not follow from a correlation of 0.
// - **Why is a positive test of a rare illness mostly wrong?** The healthy are so many that their few false alarms are more than all the ill.
// - **Why does softmax subtract the largest score first?** So that no exponential overflows; a shift of all scores changes nothing.
// - **What is the cross-entropy of scores z with target t?** $\ln \sum e^z - z_t$: the surprise at the right token.
// - **What does a temperature below 1 do?** It sharpens: the ratios of probabilities are raised to the power 1/T.
// - **When is $KL(p \,\|\, q)$ 0, and when ∞?** 0 where both agree; ∞ where q rules out what p allows.
