namespace Groundwork.Lessons;

public static partial class Day12
{
    /// <summary>12.6, first weights for a layer with ReLU: normal with the deviation √(2 / inputs), so that what goes in and what comes out are of one size.</summary>
    /// <remarks>He, Zhang, Ren, Sun, <i>Delving deep into rectifiers</i>, 2015, section 2.2.</remarks>
    public static Exercise<Func<int, int, Generator, Tensor>, (int Inputs, int Outputs, int Seed)> Weights { get; } = new("12.6", "first weights", (f, x) => f(x.Inputs, x.Outputs, new Generator(x.Seed)))
    {
        Cases = draw => (draw.Length(6), draw.Length(6), draw.Seed()),
        AlsoRight =
        [
            (inputs, outputs, random) => Tensor.Randn([inputs, outputs], random, DType.Float64) * Math.Sqrt(2.0 / inputs),
            (inputs, outputs, random) => Nn.Init.KaimingNormal([outputs, inputs], random).Transpose(),
        ],
        Laws =
        {
            { "a row for each input, a column for each output", (f, x) => (f(x.Inputs, x.Outputs, new Generator(x.Seed)).Shape.Dims.ToArray().Select(n => (double)n).ToArray(), new double[] { x.Inputs, x.Outputs }) },
        },
        Trials =
        {
            { "400 inputs: the mean is 0", f => Claim.Within(f(400, 100, new Generator(1)).Mean().Item(), 0, by: 0.002) },    // 5.7 deviations of the mean of 40,000 draws
            { "400 inputs: the deviation is √(2/400)", f => Claim.Within(f(400, 100, new Generator(2)).Std().Item(), Math.Sqrt(2.0 / 400), by: 0.002) },
            { "50 inputs and 800 outputs: the deviation is √(2/50)", f => Claim.Within(f(50, 800, new Generator(3)).Std().Item(), Math.Sqrt(2.0 / 50), by: 0.006) },
            { "through 20 layers with ReLU numbers keep their size", f => SizeAfter(f, layers: 20) is var size ? Claim.True(size is > 0.2 and < 5, $"after 20 layers of 256 units numbers of size 1 have the size {Notation.Number(size)}") : true },
        },
        Mistakes =
        {
            { "begins with zeros", (inputs, outputs, random) => Tensor.Zeros([inputs, outputs], DType.Float64), "All units of a layer then compute the same, get the same gradient, and stay the same for ever.", "section 7" },
            { "does not scale", (inputs, outputs, random) => Tensor.Randn([inputs, outputs], random, DType.Float64), "Each layer multiplies the size of the numbers by about √(inputs/2): after twenty layers of 256 units they are beyond 10²⁰.", "section 7" },
            { "forgets that ReLU drops half", (inputs, outputs, random) => Tensor.Randn([inputs, outputs], random, DType.Float64) / Math.Sqrt(inputs), "1/√inputs keeps the size without ReLU. ReLU sets half of the numbers to 0, so each layer would shrink them by √2: hence the 2.", "section 7" },
            { "divides by the outputs", (inputs, outputs, random) => Tensor.Randn([inputs, outputs], random, DType.Float64) * Math.Sqrt(2.0 / outputs), "A unit adds up its inputs: their number is what makes the sum large.", "section 7" },
            { "forgets the root", (inputs, outputs, random) => Tensor.Randn([inputs, outputs], random, DType.Float64) * 2.0 / inputs, "2/inputs is the variance. The deviation, by which you multiply, is its root.", "section 7" },
            { "divides whole numbers", (inputs, outputs, random) => Tensor.Randn([inputs, outputs], random, DType.Float64) * Math.Sqrt(2 / inputs), "`2 / inputs` divides whole numbers, and gives 0 from 3 inputs on: write `2.0 / inputs`.", "section 7" },
        },
        Hints =
        [
            "Draw with Tensor.Randn, and multiply by one number.",
            "A sum of n independent numbers has n times the variance of one; ReLU keeps half of it. So the variance of a weight is 2/n.",
            "Tensor.Randn([inputs, outputs], random) * Math.Sqrt(2.0 / inputs)",
        ],
        Why = "Half of the variance is cut away by ReLU and inputs times it is added up: 2/inputs balances both.",
    };

    // The root mean square, which ReLU's layers should keep.
    static double SizeAfter(Func<int, int, Generator, Tensor> weights, int layers)
    {
        var random = new Generator(4);
        Tensor x = Tensor.Randn([64, 256], random, DType.Float64);
        for (int layer = 0; layer < layers; layer++) x = x.MatMul(weights(256, 256, random).To(DType.Float64)).Relu();
        return Math.Sqrt(x.Square().Mean().Item() * 2);
    }
}
