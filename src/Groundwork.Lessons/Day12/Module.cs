using Groundwork.Nn;

namespace Groundwork.Lessons;

public static partial class Day12
{
    /// <summary>12.4, the same network of modules: it begins with the weights that it is given, so that its scores and a step of <see cref="Sgd"/> are those of the network by hand.</summary>
    public static Exercise<Func<(Tensor W1, Tensor B1, Tensor W2, Tensor B2), Layer>, (Tensor X, Tensor Y, (Tensor W1, Tensor B1, Tensor W2, Tensor B2) Net)> Module { get; } =
        new("12.4", "the same with modules", (f, x) => StepOf(f(x.Net), x.X, x.Y))
        {
            Reference = net => AsModule(net),
            Cases = draw =>
            {
                int inputs = draw.Length(3), count = draw.Length(4);
                return (draw.Tensor([count, inputs], DType.Float32), AnswersOf(draw, count).To(DType.Float32), NetOf(draw, inputs, draw.Length(4), DType.Float32));
            },
            Edges =
            [
                (Tensor.From(1f, -1f, 2f, 0.5f).Reshape(2, 2), Tensor.From(1f, 0f).Reshape(2, 1), Net(2, 8, seed: 1, DType.Float32)),
                (Tensor.From(1f, -1f, 2f, 0.5f).Reshape(2, 2), Tensor.From(1f, 0f).Reshape(2, 1), Net(2, 2, seed: 2, DType.Float32)),
            ],
            Laws =
            {
                { "its scores are those of the network by hand", (f, x) => (f(x.Net).Call(x.X).Detach(), ScoresOf(x.X, x.Net)) },
                { "after one step of Sgd it is the network by hand after one step", (f, x) => (StepOf(f(x.Net), x.X, x.Y).After, ScoresOf(x.X, Trained(x.X, x.Y, x.Net, 0.1, 1))) },
            },
            Mistakes =
            {
                { "draws weights of its own", net => Fresh(net), "The network has the right shape, and other numbers: put W₁, b₁, W₂ and b₂ into its parameters.", "section 5" },
                { "reshapes where it should transpose", net => AsModule(net, (layer, w) => w.Reshape(layer.Weight.Shape.Dims)), "`Reshape` keeps the order of the numbers and deals them into other rows; `Transpose` swaps the axes.", "section 5" },
                { "forgets the transpose", net => AsModule(net, (_, w) => w), "`Linear` keeps its matrix as [outputs, inputs], yours is [inputs, outputs]. In a square layer this raises no error.", "section 5, *Break*" },
                { "leaves the biases as they were drawn", net => AsModule(net, biases: false), "`Linear` draws its bias too: copy b₁ and b₂ as well.", "section 5" },
                { "leaves tanh out", net => AsModule(net, bend: false), "`new Tanh()` stands between the two linear layers: without it they are one.", "section 5" },
            },
            Hints =
            [
                "new Sequential([new Linear(…), new Tanh(), new Linear(…)]): the sizes stand in the shapes of W₁ and W₂.",
                "Linear keeps its matrix as [outputs, inputs]: it wants net.W1.Transpose().",
                "Init.Set(first.Weight, net.W1.Transpose()); Init.Set(first.Bias!, net.B1);",
            ],
            Why = "A module is the same arithmetic with names for its parameters, so that an optimizer can find them.",
        };

    static (Tensor Before, Tensor After, int Parameters) StepOf(Layer model, Tensor x, Tensor y)
    {
        ArgumentNullException.ThrowIfNull(model);
        Tensor before = model.Call(x);
        Losses.BinaryCrossEntropyWithLogits(before, y).Backward();
        new Sgd(model.Parameters(), learningRate: 0.1).Step();
        return (before.Detach(), model.Call(x).Detach(), CountOf(model));
    }

    static int CountOf(Layer model) => (int)model.Parameters().Sum(parameter => parameter.Count);

    static Layer AsModule((Tensor W1, Tensor B1, Tensor W2, Tensor B2) net, Func<Linear, Tensor, Tensor>? turned = null, bool biases = true, bool bend = true)
    {
        Linear first = new(net.W1.Shape[0], net.W1.Shape[1]), second = new(net.W2.Shape[0], net.W2.Shape[1]);
        foreach (var (layer, weight, bias) in ((Linear, Tensor, Tensor)[])[(first, net.W1, net.B1), (second, net.W2, net.B2)])
        {
            Init.Set(layer.Weight, turned is null ? weight.Transpose() : turned(layer, weight));
            if (biases) Init.Set(layer.Bias!, bias);
        }
        return bend ? new Sequential(first, new Tanh(), second) : new Sequential(first, second);
    }

    static Sequential Fresh((Tensor W1, Tensor B1, Tensor W2, Tensor B2) net) =>
        new(new Linear(net.W1.Shape[0], net.W1.Shape[1]), new Tanh(), new Linear(net.W2.Shape[0], net.W2.Shape[1]));
}
