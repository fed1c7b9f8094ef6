using Groundwork.Nn;
using static Groundwork.Lessons.Errata.Numbers;

namespace Groundwork.Lessons.Errata;

/// <summary>What the page says of PyTorch and of networks, and how it is put together.</summary>
static class OfThePage
{
    public static Erratum Extends() => new("E14", "PyTorch's tensors \"extend NumPy\"",
        "\"NumPy or PyTorch tensors (which extend NumPy)\"",
        "They do not. PyTorch's tensor is an implementation of its own that can share memory with NumPy's; it even has another default dtype, so the same literal is another number.",
        $"0.1 is {Show(0.1, "g17")} in NumPy's Float64, {Show((double)0.1f, "g17")} in PyTorch's Float32; {Show(Tensor.From(0.1f).To(DType.Float64) - 0.1, "0.0e+0")} lie between");

    public static Erratum EveryLayer()
    {
        Tensor x = Tensor.From(1.0, 2.0, 3.0, 4.0);
        return new("E15", "\"Every layer is matrix multiply + activation\"",
            "every layer",
            "most are. Embedding look-ups, normalisation, the softmax in attention, residual sums and pooling are not.",
            $"a matrix multiply with ReLU gives ten times as much for ten times the input; layer norm gives {List(x.LayerNorm([4]), "f3")} for [1, 2, 3, 4] and {List((10 * x).LayerNorm([4]), "f3")} for ten times that");
    }

    public static Erratum Prints()
    {
        Tensor x = [2.0];
        x.RequiresGrad = true;
        (x.Square() + 3 * x + 1).Backward();
        return new("E18", "Outputs that were typed, not printed",
            "`7.0`, `[4, 5]`, `[0.844, 0.114, 0.042]`",
            "PyTorch prints `tensor([7.])` and `torch.Size([4, 5])`, NumPy prints `[0.836 0.113 0.051]`. Every output here is produced by running.",
            $"this library prints `{x.Grad}`, `{Tensor.Zeros([4, 5]).Shape}` and `{Tensor.From(3.0, 1.0, 0.2).Softmax().Round(3)}`");
    }

    public static Erratum RequiresGrad()
    {
        var model = new Linear(10, 5, generator: new Generator(seed: 1));
        Tensor input = Tensor.Ones([4, 10]);
        model.Call(input).Sum().Backward();
        return new("E19", "Who needs gradients",
            "\"Set requires_grad=True on input tensors\"",
            "In training it is the **parameters**, and modules set it themselves; inputs rarely.",
            $"after `Backward` through `Linear(10, 5)`, {Show(model.Parameters().Where(p => p.Grad is not null).Sum(p => p.Count), "f0")} parameters have a gradient, and {Show(input.Grad?.Count ?? 0, "f0")} of the {Show(input.Count, "f0")} inputs");
    }

    public static Erratum Sections()
    {
        string[] labels = ["01", "02", "03", "06", "04", "05", "06", "07"];
        return new("E20", "The numbers of the sections",
            $"{string.Join(", ", labels)}, in this order",
            "one number each, in order; the fast track, which the page's contents leave out, is a section too.",
            $"{Count(labels)} sections, {Count(labels.Distinct())} numbers, {Count(labels.Zip(labels.Skip(1)).Where(pair => string.CompareOrdinal(pair.First, pair.Second) > 0))} of them going back");
    }

    public static Erratum Empty()
    {
        (string List, string[] Items)[] lists = [("Child pages", []), ("Video courses", []), ("Books and texts", []), ("Official documentation", [])];
        return new("E21", "Child pages and references",
            string.Join(", ", lists.Select(l => l.List.ToLowerInvariant())) + ": headings with nothing under them",
            "the course has to write the deep dives and choose the references itself.",
            $"{Count(lists)} lists, {Show(lists.Sum(l => l.Items.Length), "f0")} entries");
    }

    public static Erratum ZeroGrad()
    {
        Tensor x = [2.0];
        x.RequiresGrad = true;
        Tensor Slope()
        {
            (x.Square() + 3 * x + 1).Sum().Backward();
            return x.Grad!;
        }

        double once = Slope().Item(), twice = Slope().Item();
        var optimizer = new Sgd([x]);
        optimizer.ZeroGrad();
        string cleared = x.Grad is null ? "no gradient" : "a gradient of zeros";
        return new("E26", "When to clear gradients",
            "\"Call zero_grad() before backprop\"",
            "any time after one step and before the next `Backward`. Without it gradients add up. PyTorch, since version 2.0, and this library then hold no gradient at all rather than one of zeros.",
            $"the slope {Show(once, "f0")} becomes {Show(twice, "f0")} at the second `Backward`; after `ZeroGrad` there is {cleared}, and the third gives {Show(Slope(), "f0")}");
    }

    public static Erratum Indentation()
    {
        string[] functions = ["softmax", "sample_with_temperature", "cross_entropy", "kl_divergence", "softmax", "cross_entropy", "cos_sim", "layer_norm"];
        return new("E27", "A copy without indentation",
            "a copy of the page that goes around has lost the indentation of its code",
            "Python reads structure from indentation: every function in it is a `SyntaxError`. Use the page itself, or the files here.",
            $"{Count(functions)} functions, {Count(functions.Distinct())} names");
    }
}
