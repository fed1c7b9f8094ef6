#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 14: A small language model of your own
//
// 90 minutes. Afterwards you can
//
// - build a language model by counting, and reach the same loss by gradient descent;
// - say what the first loss of a model must be, and what a larger one tells you;
// - write causal attention by hand;
// - train a model that beats counting on text it never saw, and say what the number means;
// - train a transformer, sample from it, and ship it.
//
// The models write first names. The names are invented from syllables, so the course needs no data of anybody, and 3,000 of
// them take seconds where a library of books takes weeks. Nothing else about the models is different.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Gpt;
using Groundwork.Lessons;
using Groundwork.Nn;
using Groundwork.Plots;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

string[] names = SyllableNames.Make(3000, seed: 1);
string[] train = names[..2700], held = names[2700..];
Console.WriteLine($"{train.Length} names to learn from, {held.Length} to be judged by: {string.Join(", ", names.Take(5))}, …");

// %% [markdown]
// ## 1 Counting
//
// A language model gives each possible next symbol a probability, given the symbols before. Ours knows 27 symbols: the letters
// a to z are 1 to 26, and 0 stands for the start and the end of a name.
//
// The simplest model looks at one letter. A **bigram** is a letter and the next: count all bigrams in the names, and the
// share of each next letter is its probability.
//
// How good is a model? For each letter of a name that it has not seen, take the probability $p$ that it gave this letter.
// The **loss** is the mean of $-\ln p$: the mean surprise, in nats. Its exponential, the **perplexity**, is how many equally likely
// letters would surprise as much.
//
// ### Predict
//
// A model that knows nothing gives each of the 27 symbols the same probability. What is its loss? (`Math.Log` is your friend.)

// %% quiz 14.Q1
Day14.Q1.Answer("?");

// %% [markdown]
// ### Exercise 14.1: bigrams by counting
// Write `BigramTable(names, smoothing)`: the table of $P_{ij} = \frac{c_{ij} + s}{\sum_k c_{ik} + 27 s}$, 27 by 27. $c_{ij}$ counts how often
// $j$ follows $i$. Each name begins after a 0 and ends with one: *ema* has the bigrams (0, e), (e, m), (m, a), (a, 0).

// %% exercise 14.1
static double[,] BigramTable(string[] names, double smoothing) => throw new NotAttempted();

Day14.BigramTable.Check(BigramTable);

// %% [markdown]
// ### Question 14.Q2: what is the smoothing for?
//
// - a: It makes the loss on the training names smaller.
// - b: Without it, one pair that never came up makes the loss on new names infinite.
// - c: It makes the table smaller.

// %% quiz 14.Q2
Day14.Q2.Answer("?");

// %% [markdown]
// For the rest of this lesson here is the library's way to the same table: as tensors, so that everything later can use it.
// `Windows` cuts names into examples: the letters before, and the letter that comes next.

// %%
static long Id(char letter) => letter == '.' ? 0 : letter - 'a' + 1;

static char Letter(long id) => id == 0 ? '.' : (char)('a' + id - 1);

static (Tensor Contexts, Tensor Next) Windows(string[] names, int context)
{
    List<long> contexts = [], next = [];
    foreach (string name in names)
    {
        var window = new long[context];                  // zeros: nothing before
        foreach (char letter in name + ".")
        {
            contexts.AddRange(window);
            next.Add(Id(letter));
            window = [.. window[1..], Id(letter)];
        }
    }
    return (Tensor.From(contexts.ToArray(), [next.Count, context]), Tensor.From(next.ToArray(), [next.Count]));
}

var (before, after) = Windows(train, 1);
Tensor last = before.Reshape([-1]);
Tensor counts = last.OneHot(27).To(DType.Float32).T.MatMul(after.OneHot(27).To(DType.Float32));
Tensor bigrams = (counts + 1) / (counts + 1).Sum(axis: 1, keep: true);

var (heldBefore, heldAfter) = Windows(held, 1);
double bigramLoss = Losses.CrossEntropy(bigrams.Log().Take(heldBefore.Reshape([-1]), axis: 0), heldAfter).Item();
Console.WriteLine($"{after.Count} bigrams; after e comes n with probability {bigrams[5, 14].Item():f3}, and the end with {bigrams[5, 0].Item():f3}");
Console.WriteLine($"Loss on new names: {bigramLoss:f4} nats, perplexity {Math.Exp(bigramLoss):f2} of 27; knowing nothing: {Math.Log(27):f4}");

// %% [markdown]
// Each row of the picture is a distribution. Vowels lead to consonants and consonants to vowels: two blocks that nobody told it about.

// %%
string[] symbols = [.. Enumerable.Range(0, 27).Select(i => Letter(i).ToString())];
Plot.Heatmap(bigrams, symbols, symbols).Display();

// %% [markdown]
// ### Run: let it write
//
// Draw a letter from the row of the last one, until the end comes. The temperature divides the scores: move it, and see how the names
// change from dull to wild.

// %% temperature
double temperature = 1.0;
Slider.Of(temperature, 0.1, 3.0).Display();

// %% sampled
static string Write(Func<long[], Tensor> scores, int context, double temperature, Generator random)
{
    string name = "";
    var window = new long[context];
    while (name.Length < 20)
    {
        long next = Tensor.Categorical((scores(window) / temperature).Softmax(), random).Item<long>();
        if (next == 0) break;
        name += Letter(next);
        window = [.. window[1..], next];
    }
    return name;
}

var random = new Generator(seed: 3);
Tensor bigramScores = bigrams.Log();
Console.WriteLine("≈ " + string.Join(", ", Enumerable.Range(0, 8).Select(_ => Write(window => bigramScores[(int)window[0]], 1, temperature, random))));

// %% [markdown]
// ## 2 The same by gradient descent
//
// Counting works for pairs. For ten letters before, the table would have $27^{10}$ rows: almost all would be empty.
// So we learn to get there in a way that does not need a table: scores that are moved against the gradient of the loss.
// First on the same model, where we know what must come out.
//
// ### Exercise 14.2: the same by gradient descent
// Write `BigramStep(scores, letters, next, rate)`: the scores [27, 27] after one step of gradient descent. The loss is the mean
// cross-entropy of the rows that the letters pick, and a fresh tensor with `RequiresGrad` has the gradient after `Backward()`.

// %% exercise 14.2
static Tensor BigramStep(Tensor scores, Tensor letters, Tensor next, double rate) => throw new NotAttempted();

Day14.BigramStep.Check(BigramStep);

// %% [markdown]
// Here it is by the library, from scores of zero. The loss begins at ln 27 and falls to what counting reaches on the same names.

// %%
Tensor scores = Tensor.Zeros([27, 27]);
var losses = new List<double>();
for (int step = 0; step < 200; step++)
{
    Tensor w = scores.Detach();
    w.RequiresGrad = true;
    Tensor loss = Losses.CrossEntropy(w.Take(last, axis: 0), after);
    loss.Backward();
    scores = (w - 50 * w.Grad!).Detach();
    losses.Add(loss.Item());
}
double counted = Losses.CrossEntropy(bigrams.Log().Take(last, axis: 0), after).Item();
Plot.Line(Enumerable.Range(0, losses.Count).Select(i => (double)i).ToArray(), losses.ToArray()).Display();
Console.WriteLine($"First loss {losses[0]:f4}, after {losses.Count} steps {losses[^1]:f2}; counting {counted:f2}");

// %% [markdown]
// ## 3 The first loss
//
// Before you train anything, look at the first loss. With V symbols it must be close to $\ln V$. If it is much larger, the model is
// *sure* of wrong letters before it has seen one: its scores start too large, and the first hundred steps do nothing but undo that.
//
// ### Break: start too large

// %%
var start = new Generator(seed: 4);
Tensor hidden = Tensor.Randn([2000, 64], start);
Tensor targets = Tensor.From(Enumerable.Range(0, 2000).Select(_ => start.NextInt64(0, 27)).ToArray());
Tensor unscaled = Tensor.Randn([64, 27], start);
foreach (double scale in new[] { 1, 0.125, 0.02 })
    Console.WriteLine($"weights of deviation {scale,-5}: first loss {Losses.CrossEntropy(hidden.MatMul(unscaled * scale), targets).Item(),6:f3}");

// %% [markdown]
// ### Exercise 14.3: the first loss
// Write `FirstWeights(width, symbols, seed)`: random weights [width, symbols] of a last layer. With inputs of variance 1, the first loss must lie
// within 0.1 of $\ln$ symbols; and they may not all be zero.

// %% exercise 14.3
static Tensor FirstWeights(int width, int symbols, long seed) => throw new NotAttempted();

Day14.FirstWeights.Check(FirstWeights);

// %% [markdown]
// ## 4 Attention
//
// To use many letters, a model needs to decide which of them matter. In **attention** each place sends out a query $q$: what am I
// looking for? Each place has a key $k$, what do I have, and a value $v$, what do I tell. The dot product of a query and a key is how well they match,
// softmax turns the matches of one query into weights, and the result is the weighted mean of the values:
//
// $$\text{softmax}\left(\frac{QK^T}{\sqrt{d}} + M\right) V$$
//
// $M$ is the **causal mask**: $-\infty$ where a key comes later than the query, 0 elsewhere. Place $i$ foretells what comes at $i + 1$, so it may not see it.
//
// ### Question 14.Q3: why the root of d?
//
// - a: So that the weights add up to 1.
// - b: So that the scores keep a variance of 1, and the softmax does not saturate.
// - c: So that later places can be masked.

// %% quiz 14.Q3
Day14.Q3.Answer("?");

// %% [markdown]
// ### Exercise 14.4: a causal attention head
// Write `Attend(q, k, v)`: q and k are [time, d], v is [time, e]; the result is [time, e]. No library attention. This is the day's challenge: whoever passes
// it may go on to section 6.

// %% exercise 14.4
static Tensor Attend(Tensor q, Tensor k, Tensor v) => throw new NotAttempted();

Day14.Attend.Check(Attend);

// %% [markdown]
// Twin check: yours against the library's on 200 random inputs.

// %%
Day14.Attend.Twin(Attend, (q, k, v) => Tensor.Attention(q, k, v, isCausal: true));

// %% [markdown]
// ## 5 Better than counting
//
// Three letters of context, each one a vector that is learned (an *embedding*), side by side through two layers: Bengio's model of 2003, the grandmother of
// today's.
//
// ### Exercise 14.5: better than counting
// Write `TrainNames(names, seed)`: it trains on the names and gives back a function from contexts (Int64, [n, 3]) to scores [n, 27].
// It is judged on 300 names that it never sees: its loss there must be at least 0.02 below that of bigrams. Give every random part `new Generator(seed)`.

// %% exercise 14.5
static Func<Tensor, Tensor> TrainNames(string[] names, long seed) => throw new NotAttempted();

Day14.TrainNames.Check(TrainNames);

// %% [markdown]
// ## 6 A transformer
//
// Now all of it together: embeddings, two blocks of causal attention and small networks, layer norms, and a last layer. It is the model
// behind the chat programs, with 26,720 numbers instead of hundreds of billions. Watch the loss on new names: it starts near ln 27, passes the bigrams, and goes on.

// %%
static (Tensor Input, Tensor Target) Padded(string[] names, int time)
{
    List<long> input = [], target = [];
    foreach (string name in names)
    {
        long[] ids = [.. ("." + name + ".").Select(Id).Take(time + 1)];
        for (int i = 0; i < time; i++)
        {
            input.Add(i < ids.Length - 1 ? ids[i] : 0);
            target.Add(i < ids.Length - 1 ? ids[i + 1] : -100);    // -100: not counted in the loss
        }
    }
    return (Tensor.From(input.ToArray(), [names.Length, time]), Tensor.From(target.ToArray(), [names.Length, time]));
}

const int Time = 12;
var (input, target) = Padded(train, Time);
var (heldInput, heldTarget) = Padded(held, Time);
var gpt = new GptModel(new GptConfig { VocabularySize = 27, Context = Time, Layers = 2, Heads = 2, Width = 32, Dropout = 0 }, new Generator(seed: 1));
var optimizer = new AdamW(gpt.Parameters(), learningRate: 0.005);
var batches = new Generator(seed: 1);

double HeldLoss()
{
    using var _ = Autograd.NoGrad();
    return Losses.CrossEntropy(gpt.Call(heldInput).Reshape([-1, 27]), heldTarget.Reshape([-1])).Item();
}

Console.WriteLine($"{gpt.Parameters().Sum(p => p.Count)} parameters");
Console.WriteLine($"step   0: {HeldLoss():f1}");
for (int step = 1; step <= 400; step++)
{
    Tensor rows = Tensor.From(Enumerable.Range(0, 64).Select(_ => batches.NextInt64(0, train.Length)).ToArray());
    optimizer.ZeroGrad();
    Losses.CrossEntropy(gpt.Call(input.Take(rows, axis: 0)).Reshape([-1, 27]), target.Take(rows, axis: 0).Reshape([-1])).Backward();
    optimizer.Step();
    if (step % 100 == 0) Console.WriteLine($"≈ step {step}: {HeldLoss():f3}");    // ≈ the last digits depend on the processor
}
Console.WriteLine($"Better than bigrams by more than 0.05: {HeldLoss() < bigramLoss - 0.05}");

// %% [markdown]
// Its names: each letter is drawn from what the model says after all letters before.

// %%
string Named(double temperature, Generator random)
{
    using var _ = Autograd.NoGrad();
    List<long> ids = [0];
    while (ids.Count < Time)
    {
        Tensor next = gpt.Call(Tensor.From(ids.ToArray(), [1, ids.Count]))[0, ^1];
        ids.Add(Tensor.Categorical((next / temperature).Softmax(), random).Item<long>());
        if (ids[^1] == 0) break;
    }
    return string.Concat(ids.Skip(1).TakeWhile(id => id != 0).Select(Letter));
}

var drawn = new Generator(seed: 5);
string[] written = [.. Enumerable.Range(0, 8).Select(_ => Named(0.8, drawn))];
Console.WriteLine($"≈ {string.Join(", ", written)}");
Console.WriteLine($"Every one has a vowel: {written.All(name => name.Any("aeiou".Contains))}");

// %% [markdown]
// ### What it cannot do
//
// Explain in five sentences what your model cannot do, to somebody who has read that it is "artificial intelligence". Judge them yourself: do they say
//
// - what goes in and what comes out, without the word *understand*;
// - that it only knows what its names showed it, their faults included;
// - that it sees so many letters and no more;
// - that it does not know when it is wrong, and what the perplexity says about that;
// - what would have to change for it to write a letter instead of a name, and what would not?
//
// ### Question 14.Q4: which is true?
//
// - a: It has learned its names by heart, and can say nothing else.
// - b: It tells how likely each next letter is after those it sees; there is no fact and no goal in it.
// - c: It does not depend on the letters before.

// %% quiz 14.Q4
Day14.Q4.Answer("?");

// %% [markdown]
// ## The project: ship it
//
// The command line trains the same architecture on any text of yours, saves its progress, and goes on where it was stopped:
//
// ```bash
// groundwork train --data yours.txt --preset baby --out run
// groundwork generate --checkpoint run --prompt "Once" --max-tokens 200
// ```
//
// And a program of yours can serve it. This file is a web service; `dotnet run serve.cs` starts it:
//
// ```csharp
// #:sdk Microsoft.NET.Sdk.Web
// #:package Groundwork@0.1.0
// using Groundwork.Gpt;
//
// var checkpoint = GptCheckpoint.Load("run/" + GptCheckpoint.FileName(2000));
// var writer = new TextGenerator(checkpoint.Model, checkpoint.Tokenizer);
// var app = WebApplication.Create(args);
// app.MapGet("/write", (string prompt) => writer.Generate(prompt, new SamplingOptions { MaxTokens = 100, Temperature = 0.8 }));
// app.Run();
// ```
//
// Give it a **model card**, a page that says: what it was trained on and by whom, how many parameters it has, its loss and perplexity on text it never saw
// beside those of bigrams, what it is for, and what it must not be used for. The numbers come from cells like those above, never from memory.

// %% [markdown]
// ## Recall
//
// - **What does a language model compute?** A probability for each next symbol, given the symbols before.
// - **What is the first loss of a model with V symbols?** About $\ln V$; more means that its scores start too large.
// - **What is the perplexity?** $e$ to the loss: how many equally likely symbols would surprise as much.
// - **Where does the causal mask stand?** Before the softmax, as $-\infty$ on what comes later.
// - **Why divide by $\sqrt{d}$?** A sum of d products has variance d; the softmax of large scores saturates.
// - **What is a model judged by?** Its loss on text that it never saw, beside that of a simple model.
