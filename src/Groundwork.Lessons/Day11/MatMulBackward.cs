namespace Groundwork.Lessons;

public static partial class Day11
{
    /// <summary>11.1, the backward of <c>C = A B</c>: from the gradient of C those of A and of B.</summary>
    public static Exercise<Func<Tensor, Tensor, Tensor, (Tensor DA, Tensor DB)>, (Tensor A, Tensor B, Tensor DC)> MatMulBackward { get; } = new("11.1", "the backward of a matrix product", (f, x) => f(x.A, x.B, x.DC))
    {
        Reference = (a, b, dc) => (dc.MatMul(b.Transpose()), a.Transpose().MatMul(dc)),
        Cases = draw =>
        {
            int rows = draw.Length(4), inner = draw.Length(4), columns = draw.Length(4);
            return (draw.Tensor([rows, inner]), draw.Tensor([inner, columns]), draw.Tensor([rows, columns]));
        },
        Edges =
        [
            (Tensor.From(1.0, 2.0, 3.0, 4.0).Reshape(2, 2), Tensor.From(5.0, 6.0, 7.0, 8.0).Reshape(2, 2), Tensor.From(1.0, 0.0, 2.0, -1.0).Reshape(2, 2)),
            (Tensor.From(1.0, 2.0, 3.0, 4.0, 5.0, 6.0).Reshape(2, 3), Tensor.From(1.0, -1.0, 2.0, 0.0, 3.0, 1.0, 1.0, 0.0, 0.0, 2.0, 1.0, 1.0).Reshape(3, 4), Tensor.Ones([2, 4], DType.Float64)),
        ],
        Laws =
        {
            { "dA is what small steps of A do to the sum of dC ∘ AB", (f, x) => BySteps(x.A, f(x.A, x.B, x.DC).DA, a => (a.MatMul(x.B) * x.DC).Sum()) },
            { "dB is what small steps of B do to the sum of dC ∘ AB", (f, x) => BySteps(x.B, f(x.A, x.B, x.DC).DB, b => (x.A.MatMul(b) * x.DC).Sum()) },
        },
        Mistakes =
        {
            { "forgets the transposes", (a, b, dc) => (dc.MatMul(b), a.MatMul(dc)), "Write the shapes down: dC [n, m] and B [k, m] give dA [n, k] only by dC Bᵀ. With square matrices nothing but the values tells.", "section 2" },
            { "swaps the order", (a, b, dc) => (b.Transpose().MatMul(dc), dc.MatMul(a.Transpose())), "Matrix products do not commute: B stood on the right, so Bᵀ stands on the right; A stood on the left, so Aᵀ stands on the left.", "section 2" },
            { "gives dB and dA in the wrong order", (a, b, dc) => (a.Transpose().MatMul(dc), dc.MatMul(b.Transpose())), "The gradient of A comes first.", "section 2" },
            { "multiplies where it should matrix-multiply", (a, b, dc) => (dc * b, a * dc), "The gradient of a product of matrices is again a product of matrices: each aᵢₖ has a hand in a whole row of C.", "section 2" },
            { "leaves the gradient of C out", (a, b, dc) => (Tensor.OnesLike(dc).MatMul(b.Transpose()), a.Transpose().MatMul(Tensor.OnesLike(dc))), "A backward rule multiplies the gradient that comes in: how C moves is one thing, how much the loss cares for C is dC.", "section 1" },
        },
        Rules = [Rule.NoCall("Backward", "Grad")],
        Hints =
        [
            "Each gradient has the shape of its matrix: dA is [n, k], made of dC [n, m] and B [k, m].",
            "Only dC Bᵀ is [n, k], and only Aᵀ dC is [k, m].",
            "return (dC.MatMul(B.Transpose()), A.Transpose().MatMul(dC));",
        ],
        Why = "cᵢⱼ = Σ aᵢₖ bₖⱼ: so aᵢₖ moves row i of C by row k of B, and adding that up over j is dC Bᵀ.",
    };

    static Claim BySteps(Tensor at, Tensor gradient, Func<Tensor, Tensor> function) =>
        Claim.Gradient(gradient.Flatten().ToArray<double>(), values => function(Tensor.From(values).Reshape(at.Shape.Dims)).Item(), at.Flatten().ToArray<double>());
}
