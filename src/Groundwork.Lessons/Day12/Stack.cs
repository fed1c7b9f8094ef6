using Groundwork.Nn;

namespace Groundwork.Lessons;

public static partial class Day12
{
    /// <summary>12.5, a network of any widths, whose parameters are all found by the optimizer: linear layers with tanh between them.</summary>
    public static Exercise<Func<int[], Layer>, int[]> Stack { get; } = new("12.5", "no layer forgotten", (f, widths) => Found(f(widths), widths))
    {
        Reference = widths => Stacked(widths),
        AlsoRight = [widths => new Sequential([.. Enumerable.Range(0, widths.Length - 1).SelectMany(i => i == 0 ? new Layer[] { new Linear(widths[0], widths[1]) } : [new Tanh(), new Linear(widths[i], widths[i + 1])])])],
        Cases = draw => draw.Many(draw.Whole(3, 5), () => draw.Length(5)),
        Edges = [[2, 8, 1], [2, 4, 4, 3]],
        Mistakes =
        {
            { "keeps its layers where the optimizer does not look", widths => new ListOfLayers(widths, named: 0), "`Parameters()` walks over what was registered, and a list that a lambda holds is not: its layers work, and none of them learns. `Sequential.Append` registers what it takes, and so does `Add`.", "section 6" },
            { "registers the last layer alone", widths => new ListOfLayers(widths, named: 1), "Every layer is registered, not the last one only.", "section 6" },
            { "puts tanh behind the last layer too", widths => Stacked(widths, last: true), "The last layer gives scores, which may be any number: tanh stands between layers.", "section 6" },
            { "has no tanh", widths => Stacked(widths, bends: false), "Layers with nothing between them are one layer.", "section 6" },
            { "leaves a layer out", widths => Stacked([.. widths[..^2], widths[^1]]), "There is a layer for each pair of neighbours: four widths make three layers.", "section 6" },
        },
        Hints =
        [
            "Begin with var net = new Sequential(new Linear(widths[0], widths[1])); and append to it in a loop.",
            "A layer for each pair of neighbours: new Linear(widths[i], widths[i + 1]) for i from 1 to widths.Length - 2.",
            "net.Append(new Tanh()); net.Append(new Linear(widths[i], widths[i + 1]));",
        ],
        Why = "What is registered is found, and nothing else: count the parameters before you train.",
    };

    // Weights are drawn: what is compared is what does not depend on them.
    static (int Parameters, int Tensors, int Listed, int Outputs, bool IsBounded, bool IsStraight) Found(Layer model, int[] widths)
    {
        ArgumentNullException.ThrowIfNull(model);
        Tensor x = Tensor.Normal([4, widths[0]], seed: 5), direction = Tensor.Normal([4, widths[0]], seed: 6);
        Tensor y = model.Call(x);
        model.Call(x).Sum().Backward();
        int withGradients = model.Parameters().Count(parameter => parameter.Grad is not null);
        Tensor bend = model.Call(x + direction) + model.Call(x - direction) - 2 * model.Call(x);    // 0 along a straight line
        Tensor far = model.Call(1000 * x).Abs().Max();
        foreach (Tensor parameter in model.Parameters()) Init.Set(parameter, 3 + Tensor.ZerosLike(parameter));
        return (CountOf(model), model.Parameters().Count, withGradients, y.Shape[^1], model.Call(Tensor.Ones([1, widths[0]])).Abs().Max().Item() <= 1, bend.Abs().Max().Item() < 1e-4 && double.IsFinite(far.Item()));
    }

    static Sequential Stacked(int[] widths, bool bends = true, bool last = false)
    {
        var net = new Sequential(new Linear(widths[0], widths[1]));
        for (int i = 1; i + 1 < widths.Length; i++)
        {
            if (bends) net.Append(new Tanh());
            net.Append(new Linear(widths[i], widths[i + 1]));
        }
        return last ? net.Append(new Tanh()) : net;
    }

    // Its layers stand in a lambda, where no walk over fields finds them.
    sealed class ListOfLayers : Layer
    {
        readonly Func<Tensor, Tensor> _forward;

        public ListOfLayers(int[] widths, int named)
        {
            List<Linear> layers = [.. Enumerable.Range(0, widths.Length - 1).Select(i => new Linear(widths[i], widths[i + 1]))];
            if (named > 0) Add("last", layers[^1]);
            _forward = x =>
            {
                for (int i = 0; i < layers.Count; i++) x = layers[i].Call(i > 0 ? x.Tanh() : x);
                return x;
            };
        }

        protected override Tensor Forward(Tensor x) => _forward(x);
    }
}
