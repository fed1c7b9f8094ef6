#:project ../src/Groundwork.Lessons/Groundwork.Lessons.csproj
#:property PublishAot=false

// %% [markdown]
// # Day 0: Ten minutes with the Studio
//
// 10 minutes. Afterwards you can
//
// - run, change and stop a cell, and see what it left behind;
// - do an exercise, and get a hint when you are stuck;
// - say in C# what you know from Python.
//
// In a terminal the same file runs with `dotnet run day-00.cs`; then change it in your own editor, and run it again.

// %%
using System.Globalization;
using Groundwork;
using Groundwork.Lessons;

// A decimal point, whatever language the machine speaks.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;

// %% [markdown]
// ## 1 Run and change
//
// Click into the next cell and press Ctrl+Enter; Shift+Enter runs it and goes on to the next. Then change the numbers, and run it again. Escape
// leaves the editor: now the arrow keys go from cell to cell, and Enter goes back in. Everything in the Studio works without a mouse; press `?` for the list of keys.

// %%
Tensor prices = Tensor.From(1.5, 2.5, 4.0);
Console.WriteLine($"Together {prices.Sum().Item():0.0}, on average {prices.Mean().Item():f2}");

// %% [markdown]
// What a cell makes stays: `prices` is there for all cells below, and the panel of variables shows it.
//
// A slider is a variable that you can move. The cell below it runs again whenever you do.

// %% size
int size = 5;
Slider.Of(size, 1, 9).Display();

// %% table
Tensor row = Tensor.Arange(1, size + 1);
Console.WriteLine(row.Unsqueeze(1) * row);

// %% [markdown]
// ## 2 Stop
//
// Type this into a cell of your own, run it, and press Stop (or Escape, then I twice):
//
// ```csharp
// while (true) ;
// ```
//
// The cell ends, and `prices` is still there. Nothing that you do in a cell can break the Studio: the worst that happens is a fresh start of the part that runs your code, and
// one click runs all cells above again.
//
// ## 3 An exercise
//
// An exercise is a cell with a line that throws. Put your code there, and run the cell: a report tells which checks pass, shows the smallest input that goes wrong, and names
// the mistake if it is a known one. Try a wrong answer first. A hint is one click, or one line, `Day00.Half.Hint();`, and so is the solution, `Day00.Half.Solution();`.
//
// ### Exercise 0.1: half of a number
// Write `Half(n)`: half of the whole number n. Half of 7 is 3.5.

// %% exercise 0.1
static double Half(int n) => throw new NotAttempted();

Day00.Half.Check(Half);

// %%
Console.WriteLine($"7 / 2 is {7 / 2}, and 7 / 2.0 is {7 / 2.0}");

// %% [markdown]
// ## 4 From Python to C#
//
// | Python | C# here |
// |---|---|
// | `x ** 2` | `x.Pow(2)`, and `Math.Pow(x, 2)` for a number; `^` is another thing |
// | `A @ B` | `A.MatMul(B)` |
// | `a[1:3]`, `a[-1]` | `a[1..3]`, `a[^1]` |
// | `a[:, 2]` | `a[.., 2]` |
// | `f"{x:.4f}"` | `$"{x:f4}"` |
// | `np.zeros((2, 3))` | `Tensor.Zeros([2, 3])` |
// | `x.sum(axis=0)` | `x.Sum(axis: 0)` |
// | `len(a)`, `a.shape` | `a.Count`, `a.Shape` |
// | `7 / 2`, `7 // 2` | `7 / 2.0`, `7 / 2` |
// | `for i in range(10):` | `for (int i = 0; i < 10; i++)` |
// | `lambda x: x + 1` | `x => x + 1` |
// | `df[df.mass > 4000]` | `df.Filter(Col("mass") > 4000)` |
//
// ### Question 0.Q1: what ^ does
// What is `2 ^ 3` in C#? Predict, and then run it.

// %% quiz 0.Q1
Day00.Q1.Answer("?");

// %% [markdown]
// ## Recall
//
// - **Which keys run a cell?** Ctrl+Enter; Shift+Enter also goes on to the next.
// - **What is `7 / 2` in C#?** 3: both are whole numbers.
// - **How is a power written?** `x.Pow(2)`, or `Math.Pow(x, 2)`.
// - **What becomes of your variables when you stop a cell?** They stay.
//
// That is all you need. On with [day 1](day-01.cs), or with the [fast track](fast-track.cs) if you have ninety minutes.
