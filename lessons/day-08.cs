#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 8: Tensors: create, reshape, slice
//
// 60 to 90 minutes. Afterwards you can
//
// - create tensors and convert them, and say what a tensor has that an array has not;
// - choose between reshape and permute, which is where most bugs in attention come from;
// - pad sentences of different lengths to a batch, with a mask;
// - look up rows by number, as an embedding does;
// - see which line copies, and write in place where that is allowed.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;
using Groundwork.Plots;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// %% [markdown]
// ### Predict
//
// `x` is `Tensor.Arange(6).Reshape(2, 3)`, that is [[0, 1, 2], [3, 4, 5]]. Which number is `x.Reshape(3, 2)[0, 1]`?

// %% quiz 8.Q1
Day08.Q1.Answer("?");

// %% [markdown]
// ## 1 An array with four labels
//
// A tensor is an array that also knows its **dtype**, its **device**, and whether **gradients** are to be computed for
// it (day 10). Here every tensor lives on the CPU; no GPU is needed for anything in this course. Text goes through
// networks as (batch, time, hidden): so many sentences, so many words each, so many numbers for each word.

// %%
Tensor x = Tensor.Arange(6).Reshape(2, 3);
Tensor hidden = Tensor.Randn([2, 3, 4], seed: 1);    // (batch, time, hidden)
Console.WriteLine($"x:      shape {x.Shape}, {x.DType}, {x.Device}, gradients: {x.RequiresGrad}");
Console.WriteLine($"hidden: shape {hidden.Shape}, {hidden.DType}, {hidden.Device}, gradients: {hidden.RequiresGrad}");

// %% [markdown]
// Networks compute in Float32: half the memory of Float64 and twice the speed, seven digits instead of sixteen. `To`
// converts; on the way to whole numbers what stands behind the point is cut off.

// %%
Console.WriteLine($"To Int64: {Tensor.From(1.9, -1.9).To(DType.Int64)}");
Console.WriteLine($"0.1 in Float32 is {Tensor.From(0.1f).To(DType.Float64).Item()}");
Console.WriteLine($"16777216 + 1 in Float32 is {(Tensor.From(16777216f) + Tensor.From(1f)).Item()}, in Float64 {(Tensor.From(16777216.0) + 1).Item()}");
Console.WriteLine($"A single number comes out with Item: {x[1, 2].Item<long>()}");

// %% [markdown]
// ## 2 Reshape keeps the order, permute keeps the coordinates
//
// `Reshape` reads the numbers in their order and draws other borders. `Permute` (and `Transpose`, which swaps two axes)
// gives every axis a new place and takes the numbers along. Both can give the same shape. They never mean the same.

// %%
Console.WriteLine($"x:\n{x}\nx.Reshape(3, 2):\n{x.Reshape(3, 2)}\nx.Transpose():\n{x.Transpose()}");

// %% [markdown]
// There are six orders for three axes. Which of them read the memory straight through? Move the slider. Above are the
// slices of the permuted tensor, below its numbers in reading order: a number is its place in memory, so where the
// memory is read straight through the colours run evenly from left to right.

// %% order
int order = 0;
Slider.Of(order, 0, 5).Display();

// %% block
int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];
Tensor block = Tensor.Arange(24).Reshape(2, 3, 4), permuted = block.Permute(orders[order]);
int slices = permuted.Shape[0];

var memory = new Figure(rows: 2, columns: slices) { Width = 640, Height = 300, RowRatios = [3, 1] };
void Draw(Axes axes, Tensor numbers, string title)
{
    var heat = axes.AddHeatmap(numbers.To(DType.Float64));
    (heat.Min, heat.Max, heat.HasColorBar, heat.CellFormat, heat.Colors) = (0, 30, false, "0", ColorMap.Blues);
    axes.Title = title;
    axes.X.HasTicks = axes.Y.HasTicks = false;
}
for (int i = 0; i < slices; i++) Draw(memory[0, i], permuted[i], $"slice {i}");
Draw(memory.Span(1, 0, 1, slices), permuted.Reshape(1, 24), "reading order");
string axesInOrder = string.Join(", ", orders[order]);
memory.Title = $"Permute({axesInOrder}): shape {permuted.Shape}";
string first = string.Join(", ", permuted.Flatten().ToArray<long>().Take(6));
memory.AltText = $"The slices of a [2, 3, 4] tensor permuted to {permuted.Shape}; in reading order its numbers begin with {first}";
memory.Display();
Console.WriteLine($"Permute({axesInOrder}): strides [{string.Join(", ", permuted.Strides.ToArray())}], straight through: {permuted.IsContiguous}");

// %% [markdown]
// ### Questions 8.Q2 to 8.Q7
//
// `x` is [[0, 1, 2], [3, 4, 5]], and `block` has the shape [2, 3, 4].
//
// - 8.Q2: Which number is `x.Transpose()[0, 1]`?
// - 8.Q3: Which shape has `block.Permute(2, 0, 1)`? a: [4, 2, 3], b: [3, 4, 2], c: [2, 3, 4], d: [8, 3]
// - 8.Q4: What is the size of the last axis of `block.Reshape(2, -1)`?
// - 8.Q5: Is `x.Reshape(3, 2).Reshape(2, 3)` the same as x, yes or no?
// - 8.Q6: Is `x.Transpose().Reshape(2, 3)` the same as x, yes or no?
// - 8.Q7: Which rule holds? a: whatever gives the wanted shape will do; b: reshape to cut or join neighbouring axes,
//   permute to let axes change places; c: permute to cut or join, reshape to let them change places

// %% quiz 8.Q2
Day08.Q2.Answer("?");

// %% quiz 8.Q3
Day08.Q3.Answer("?");

// %% quiz 8.Q4
Day08.Q4.Answer("?");

// %% quiz 8.Q5
Day08.Q5.Answer("?");

// %% quiz 8.Q6
Day08.Q6.Answer("?");

// %% quiz 8.Q7
Day08.Q7.Answer("?");

// %% [markdown]
// ### Break
//
// The number of elements must stay. The message says what does not fit:

// %%
try
{
    block.Reshape(5, -1);
}
catch (ShapeException e)
{
    Console.WriteLine(e.Message);
}

// %% [markdown]
// ### Exercise 8.1: channels last
// Pictures come as [channels, height, width]; screens want [height, width, channels]. Write `ChannelsLast(x)`: every
// number stays at its pixel.

// %% exercise 8.1
static Tensor ChannelsLast(Tensor x) => throw new NotAttempted();

Day08.ChannelsLast.Check(ChannelsLast);

// %%
Day08.ChannelsLast.Twin(ChannelsLast, image => image.MoveAxis(0, 2));

// %% [markdown]
// ## 3 Masks and padding
//
// A comparison gives a tensor of truth values: a **mask**. `MaskedFill` writes where it is true, `MaskedSelect` picks.

// %%
Tensor scores = Tensor.From(0.5, -1.0, 2.0, 0.0);
Tensor isNegative = scores < 0;
Console.WriteLine($"Mask: {isNegative}, filled: {scores.MaskedFill(isNegative, 0.0)}, picked: {scores.MaskedSelect(isNegative)}");
Console.WriteLine($"Masked with -∞, softmax gives it nothing: {scores.MaskedFill(isNegative, double.NegativeInfinity).Softmax().Round(3)}");

// %% [markdown]
// Sentences differ in length, a tensor has no ragged edge. So a batch is as wide as its longest sentence, the others
// are filled up with a number that means nothing, and a mask remembers which places are real. In this course **true
// means: a token is here**. Other libraries mean the opposite by it, so look it up each time.
//
// ### Exercise 8.2: a padded batch and its mask
// Write `Pad(sentences, padding)`: the numbers as Int64 [B, T], filled up at the end with `padding`, and the mask as
// Bool [B, T]. A token may have the same number as the padding.

// %% exercise 8.2
static (Tensor Ids, Tensor Mask) Pad(long[][] sentences, long padding) => throw new NotAttempted();

Day08.Pad.Check(Pad);

// %% [markdown]
// ## 4 Heads: cut an axis, swap two
//
// Attention works with several **heads**: each gets its own part of every word's numbers. From [B, T, C] one needs [B,
// H, T, C/H], the first head the first C/H columns.
//
// ### Break
//
// One reshape gives the wanted shape at once. Look at what head 0 gets from a sentence of two words, 0 to 3 and 10 to
// 13:

// %%
Tensor words = Tensor.From<long>([0, 1, 2, 3, 10, 11, 12, 13], [1, 2, 4]);    // [B, T, C]
Console.WriteLine($"Head 0, by reshape alone:\n{words.Reshape(1, 2, 2, 2)[0, 0]}");
Console.WriteLine($"Head 0 should be the first half of each word:\n{words[0, .., ..2]}");

// %% [markdown]
// It got the whole first word and nothing of the second. No error was raised, the shape is right, a network even trains
// with it, worse than it could. This is the classic bug of attention written by hand. The way that is right has two
// steps: cut the last axis, then swap two axes.
//
// ### Exercise 8.3: split into heads
// Write `SplitHeads(x, heads)`, [B, T, C] to [B, H, T, C/H]. C is a multiple of H. This is the challenge of the day.

// %% exercise 8.3
static Tensor SplitHeads(Tensor x, int heads) => throw new NotAttempted();

Day08.SplitHeads.Check(SplitHeads);

// %%
Day08.SplitHeads.Twin(SplitHeads, (t, heads) => Tensor.Stack(t.Split(heads, axis: 2), 1));

// %% [markdown]
// ### Exercise 8.4: merge the heads
// Write `MergeHeads(x)`, [B, H, T, D] back to [B, T, H·D].

// %% exercise 8.4
static Tensor MergeHeads(Tensor x) => throw new NotAttempted();

Day08.MergeHeads.Check(MergeHeads);

// %% [markdown]
// ## 5 Picking by number
//
// A tensor of whole numbers is an index: `table[ids]` has the shape of `ids`, with a row in place of each number.
// `Take` does the same along any axis, `Gather` picks one element for each place.

// %%
Tensor table = Tensor.From(new double[,] { { 0, 0 }, { 1, 10 }, { 2, 20 }, { 3, 30 } });    // 4 words, 2 numbers each
Tensor ids = Tensor.From<long>([3, 1, 1, 0], [2, 2]);
Console.WriteLine($"table[ids]: shape {table[ids].Shape}\n{table[ids]}");
Console.WriteLine($"Columns 1, 0 by Take: {table.Take(Tensor.From(1L, 0), 1)[1]}");
Console.WriteLine($"One of each row by Gather: {table.Gather(1, Tensor.From<long>([0, 1, 1, 0], [4, 1])).Flatten()}");

// %% [markdown]
// ### Break
//
// A number that is too large is refused. A negative one is not: as an index, -1 is the last row. A word that the
// tokenizer did not know, marked -1, would come out as word 3.

// %%
try
{
    Console.WriteLine(table[Tensor.From(0L, 4)]);
}
catch (Exception e)
{
    Console.WriteLine(e.Message);
}
Console.WriteLine($"table[-1]: {table[Tensor.From(-1L)]}");

// %% [markdown]
// ### Exercise 8.5: look up rows
// Write `Lookup(table, ids)`: for a table [V, D] and numbers [B, T] the rows, [B, T, D]. Numbers below 0 or from V on
// are refused with an `ArgumentOutOfRangeException`. The library's `Embedding` is not allowed.

// %% exercise 8.5
static Tensor Lookup(Tensor table, Tensor ids) => throw new NotAttempted();

Day08.Lookup.Check(Lookup);

// %%
Day08.Lookup.Twin(Lookup, (t, numbers) => t.Embedding(numbers));

// %% [markdown]
// ## 6 Views, copies, and writing in place
//
// Methods that end in `InPlace`, `Fill` and assignments to an index write into the buffer that is there. All views of
// it see that; a `Clone` does not.

// %%
Tensor whole = Tensor.Zeros([2, 3]);
Tensor firstRow = whole[0], apart = whole.Clone();
firstRow.AddInPlace(5.0);
whole[1, ..2] = 7;
Console.WriteLine($"whole:\n{whole}\nthe clone: {apart.Flatten()}");

// %% [markdown]
// ### Break
//
// A stretched view has many elements at one place. What would writing into it mean? The library does not guess:

// %%
try
{
    Tensor.Zeros([3]).BroadcastTo([2, 3]).Fill(1);
}
catch (InvalidOperationException e)
{
    Console.WriteLine(e.Message);
}

// %% [markdown]
// ### Question 8.Q8: spot the copy
// `big` has the shape [1000, 1000]. How many of these five lines copy numbers?
//
// ```csharp
// big[(.., 2)]
// big.T
// big.T.Reshape(-1)
// big.Unsqueeze(0).BroadcastTo([8, 1000, 1000])
// big[big > 0.5]
// ```

// %% quiz 8.Q8
Day08.Q8.Answer("?");

// %% [markdown]
// Try it: write into the original afterwards. A view sees that, a copy does not.

// %%
static bool Copies(Func<Tensor, Tensor> line)
{
    Tensor big = Tensor.Ones([1000, 1000]);
    Tensor made = line(big);
    big.Fill(5);
    return made.Max().Item() != 5;
}
Console.WriteLine($"Every second row: {Copies(big => big[(.., 2)])}");
Console.WriteLine($"Transposed:       {Copies(big => big.T)}");
Console.WriteLine($"  and then flat:  {Copies(big => big.T.Reshape(-1))}");
Console.WriteLine($"Stretched:        {Copies(big => big.Unsqueeze(0).BroadcastTo([8, 1000, 1000]))}");
Console.WriteLine($"Masked:           {Copies(big => big[big > 0.5])}");

// %% [markdown]
// ### Exercise 8.6: means of blocks, without a copy
// Write `BlockMeans(picture, size)`: the mean of each block of size × size pixels, [H, W] to [H/size, W/size]. H and W
// are multiples of size. The picture must not be copied: no `Contiguous`, no `Clone`, no reshape that copies.

// %% exercise 8.6
static Tensor BlockMeans(Tensor picture, int size) => throw new NotAttempted();

Day08.BlockMeans.Check(BlockMeans);

// %% [markdown]
// ## Use: a contact sheet
//
// The course brings digits of its own: 8×8 pixels, drawn by code. Forty of them in one picture is a matter of reshape
// and permute alone. Reshape by itself gives this:

// %%
var glyphs = new Glyphs(count: 40, seed: 3);
Console.WriteLine($"{glyphs.Images.Shape}, the first is a {glyphs.Labels[0].Item<long>()}:\n{Glyphs.Text(glyphs.Images[0])}");
var wrong = Plot.Image(glyphs.Images.Reshape(40, 64));
(wrong.Width, wrong.Height, wrong.Title, wrong.AltText) = (560, 360, "Reshape alone", "Forty digits, each smeared into one line of 64 pixels");
wrong.Display();

// %% [markdown]
// ### Exercise 8.7: a contact sheet
// Write `Sheet(pictures, columns)`: pictures [N, h, w] become one picture [N/columns · h, columns · w], row by row,
// with `Reshape` and `Permute` only. N is a multiple of `columns`.

// %% exercise 8.7
static Tensor Sheet(Tensor pictures, int columns) => throw new NotAttempted();

Day08.Sheet.Check(Sheet);

// %% sheet
try
{
    var sheet = Plot.Image(Sheet(glyphs.Images, columns: 10));
    (sheet.Width, sheet.Height, sheet.Title, sheet.AltText) = (640, 300, "Yours", "The forty digits in four rows of ten");
    sheet.Display();
}
catch (NotAttempted)
{
    Console.WriteLine("Write Sheet above: your picture will be here.");
}

// %% [markdown]
// Yours: a sheet with a white line between the pictures (`Pad` each picture first), and one sorted by digit
// (`glyphs.Labels.ArgSort()` is an index).
//
// ## Recall
//
// - **When reshape, when permute?** Reshape to cut or join neighbouring axes, permute to let axes change places.
// - **What do the numbers in `Permute(2, 0, 1)` name?** For each new axis the old one.
// - **How are heads split?** Reshape [B, T, C] to [B, T, H, C/H], then swap T and H.
// - **What does a batch of sentences need beside its numbers?** A mask that says which places are real; know what true
//   means in it.
// - **What is an embedding?** A table whose rows are picked by number.
// - **When does `Reshape` copy?** When no strides can say the new shape, as after a transpose.
