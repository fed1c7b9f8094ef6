using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Groundwork.Lessons;

// After the Tensor Puzzles of Alexander Rush (github.com/srush/Tensor-Puzzles): each function from the few operations that all others are made of.
public static partial class Day06
{
    static readonly string[] Allowed = ["Arange", "Where", "Unsqueeze", "MatMul", "Equal"];

    // The learner's own functions, such as an earlier puzzle, are called by a bare name.
    static readonly Rule OnlyAllowed = new("made of Arange, Where, Unsqueeze, MatMul, Equal and operators alone", nodes =>
        nodes.SelectMany(node => node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>()).Select(call => call.Expression).OfType<MemberAccessExpressionSyntax>()
            .FirstOrDefault(call => !Allowed.Contains(call.Name.Identifier.Text)) is { } other ? $"it calls {other}" : null);

    static readonly Rule OneExpression = new("one expression", nodes =>
        nodes.SelectMany(node => node.DescendantNodesAndSelf().OfType<BlockSyntax>()).FirstOrDefault(block => block.Statements is not [ReturnStatementSyntax]) is { } body
            ? $"it has {body.Statements.Count} statements" : null);

    static readonly Rule[] PuzzleRules = [OnlyAllowed, OneExpression];

    /// <summary>6.6, puzzle 1: <c>n</c> ones, Int64 [n].</summary>
    public static Exercise<Func<int, Tensor>, int> Ones { get; } = new("6.6", "puzzle 1, ones", (f, n) => f(n))
    {
        Reference = n => Tensor.Where(Tensor.Arange(n) >= 0, 1, 0),
        AlsoRight = [n => (Tensor.Arange(n) * 0) + 1],
        Cases = draw => draw.Length(),
        Mistakes =
        {
            { "divides by itself", n => Tensor.Arange(n) / Tensor.Arange(n), "0/0 is NaN, and a division gives floating-point numbers.", "section 4" },
            { "gives a single 1", _ => Tensor.Arange(1) + 1, "The shape must be [n]: begin with `Tensor.Arange(n)`.", "section 4" },
        },
        Rules = PuzzleRules,
        Hints = ["Begin with Tensor.Arange(n), which has the right shape.", "A comparison that always holds, and Where.", "=> Tensor.Where(Tensor.Arange(n) >= 0, 1, 0);"],
        Why = "Shapes come from arange, values from where: that is half of array programming.",
    };

    /// <summary>6.7, puzzle 2: the sum of a vector, Float64 [n] to a scalar.</summary>
    public static Exercise<Func<Tensor, Tensor>, Tensor> Sum { get; } = new("6.7", "puzzle 2, sum", (f, a) => f(a))
    {
        Reference = a => a.Sum(),
        AlsoRight = [a => a.MatMul(Tensor.Where(Tensor.Arange(a.Count) >= 0, 1, 0))],
        Cases = SomeVector,
        Mistakes =
        {
            { "multiplies the vector with itself", a => a.MatMul(a), "a·a adds up the squares: the partner must be all ones.", "section 4" },
            { "keeps an axis", a => a.Sum(0, keep: true), "A vector times a vector is a single number, without an axis: no `Unsqueeze` is needed.", "section 4" },
        },
        Rules = PuzzleRules,
        Hints = ["A dot product is a sum already: with what must a be multiplied?", "a.MatMul of a vector is the dot product; you have Ones.", "=> a.MatMul(Ones((int)a.Count));"],
        Why = "A sum is the dot product with ones, which is why matrix products can do any weighted sum.",
    };

    /// <summary>6.8, puzzle 3: every product of two vectors, Float64 [n] and [m] to [n, m].</summary>
    public static Exercise<Func<Tensor, Tensor, Tensor>, (Tensor A, Tensor B)> Outer { get; } = new("6.8", "puzzle 3, outer product", (f, x) => f(x.A, x.B))
    {
        Reference = (a, b) => a.Unsqueeze(1) * b,
        Cases = draw => (SomeVector(draw), SomeVector(draw)),
        Edges = [(Tensor.From(1.0, 2), Tensor.From(3.0, 5))],
        Mistakes =
        {
            { "multiplies element by element", (a, b) => a * b, "[n] * [m] lines the two up; for a table one of them must become a column: `Unsqueeze(1)`.", "section 4" },
            { "stands on its side", (a, b) => a * b.Unsqueeze(1), "Row i belongs to a: a is the column, b the row.", "section 4" },
        },
        Rules = PuzzleRules,
        Hints = ["A column times a row is a table.", "a.Unsqueeze(1) has shape [n, 1].", "=> a.Unsqueeze(1) * b;"],
        Why = "[n, 1] and [m] broadcast to [n, m].",
    };

    /// <summary>6.9, puzzle 4: the diagonal of a square matrix, Float64 [n, n] to [n].</summary>
    public static Exercise<Func<Tensor, Tensor>, Tensor> Diagonal { get; } = new("6.9", "puzzle 4, diagonal", (f, a) => f(a))
    {
        Reference = a => a.Diagonal(),
        AlsoRight = [a => a[Tensor.Arange(a.Shape[0]), Tensor.Arange(a.Shape[0])]],
        Cases = draw => draw.Length(4) is var n ? draw.Tensor([n, n]) : null!,
        Edges = [Matrix([1, 2], [3, 4])],
        Mistakes =
        {
            { "takes whole rows", a => a[Tensor.Arange(a.Shape[0])], "One array of indices picks rows; two pick places, the row from the first and the column from the second.", "section 3" },
            { "takes the first row", a => a[0], "The diagonal goes down a row and right a column at a time: both indices run.", "section 3" },
        },
        Rules = PuzzleRules,
        Hints = ["Arrays can be indexed by arrays: a[rows, columns] takes one element for each pair.", "On the diagonal the row and the column are the same.", "=> a[Tensor.Arange(a.Shape[0]), Tensor.Arange(a.Shape[0])];"],
        Why = "Two arrays of indices are walked side by side, and each pair picks one element.",
    };

    /// <summary>6.10, puzzle 5: the identity matrix, Int64 [n, n].</summary>
    public static Exercise<Func<int, Tensor>, int> Eye { get; } = new("6.10", "puzzle 5, identity", (f, n) => f(n))
    {
        Reference = n => Tensor.Where(Tensor.Arange(n).Unsqueeze(1).Equal(Tensor.Arange(n)), 1, 0),
        Cases = draw => draw.Length(),
        Edges = [3],
        Mistakes =
        {
            { "compares without a column", n => Tensor.Where(Tensor.Arange(n).Equal(Tensor.Arange(n)), 1, 0), "[n] compared with [n] is n answers; for a table compare a column with a row.", "section 4" },
            { "gives truth values", n => Tensor.Arange(n).Unsqueeze(1).Equal(Tensor.Arange(n)), "Comparisons give true and false; `Where(…, 1, 0)` makes numbers of them.", "section 4" },
            { "puts ones everywhere else", n => Tensor.Where(Tensor.Arange(n).Unsqueeze(1).Equal(Tensor.Arange(n)), 0, 1), "`Where(condition, a, b)` takes a where the condition holds.", "section 4" },
        },
        Rules = PuzzleRules,
        Hints = ["An element is 1 where the number of its row equals that of its column.", "Rows as a column: Tensor.Arange(n).Unsqueeze(1); columns as a row: Tensor.Arange(n).", "=> Tensor.Where(Tensor.Arange(n).Unsqueeze(1).Equal(Tensor.Arange(n)), 1, 0);"],
        Why = "A column of row numbers compared with a row of column numbers asks the question at every place.",
    };

    /// <summary>6.11, puzzle 6: ones on and above the diagonal, Int64 [n, n].</summary>
    public static Exercise<Func<int, Tensor>, int> Triu { get; } = new("6.11", "puzzle 6, upper triangle", (f, n) => f(n))
    {
        Reference = n => Tensor.Where(Tensor.Arange(n).Unsqueeze(1) <= Tensor.Arange(n), 1, 0),
        Cases = draw => draw.Length(),
        Edges = [3],
        Mistakes =
        {
            { "gives the lower triangle", n => Tensor.Where(Tensor.Arange(n).Unsqueeze(1) >= Tensor.Arange(n), 1, 0), "Above the diagonal the row is smaller than the column.", "section 4" },
            { "leaves the diagonal out", n => Tensor.Where(Tensor.Arange(n).Unsqueeze(1) < Tensor.Arange(n), 1, 0), "On the diagonal row and column are equal, and it belongs to the triangle: `<=`.", "section 4" },
        },
        Rules = PuzzleRules,
        Hints = ["As the identity, with another comparison.", "On and above the diagonal the row's number is at most the column's.", "=> Tensor.Where(Tensor.Arange(n).Unsqueeze(1) <= Tensor.Arange(n), 1, 0);"],
        Why = "The same table of row against column with another question: this is the mask that keeps a language model from looking ahead.",
    };

    /// <summary>6.12, puzzle 7: running sums of a vector, Float64 [n] to [n].</summary>
    public static Exercise<Func<Tensor, Tensor>, Tensor> CumSum { get; } = new("6.12", "puzzle 7, running sums", (f, a) => f(a))
    {
        Reference = a => a.CumSum(),
        AlsoRight = [a => a.MatMul(Upper((int)a.Count))],
        Cases = SomeVector,
        Edges = [Tensor.From(1.0, 2, 4)],
        Mistakes =
        {
            { "sums from the end", a => Upper((int)a.Count).MatMul(a), "Triu·a sums from each place to the end. Column j of Triu has ones down to row j: a·Triu sums up to j.", "section 4" },
            { "repeats the whole sum", a => a.MatMul(Tensor.Ones([(int)a.Count, (int)a.Count], DType.Float64)), "With ones everywhere each place gets the whole sum; Triu stops at its own place.", "section 4" },
        },
        Rules = PuzzleRules,
        Hints = ["Place j is a sum of the first elements: the dot product of a with a column of ones and then zeros.", "All those columns side by side are Triu.", "=> a.MatMul(Triu((int)a.Count));"],
        Why = "A matrix of ones and zeros says which elements each sum takes.",
    };

    /// <summary>6.13, puzzle 8: the differences of neighbours; the first element stays. Float64 [n] to [n].</summary>
    public static Exercise<Func<Tensor, Tensor>, Tensor> Diff { get; } = new("6.13", "puzzle 8, differences", (f, a) => f(a))
    {
        Reference = a => Tensor.Where(Tensor.Arange(a.Count) > 0, a - a[Tensor.Arange(a.Count) - 1], a),
        Cases = SomeVector,
        Edges = [Tensor.From(1.0, 3, 7)],
        Laws = { { "running sums bring the vector back", (f, a) => (f(a).CumSum(), a) } },
        Mistakes =
        {
            { "goes round the end", a => a - a[Tensor.Arange(a.Count) - 1], "Index -1 is the last element, so the first difference has a stranger in it: keep a[0] there with `Where`.", "section 3" },
            { "drops the first element", a => a[1..] - a[..^1], "The result has n elements, the first of which is a[0].", "section 3" },
            { "subtracts the wrong way round", a => Tensor.Where(Tensor.Arange(a.Count) > 0, a[Tensor.Arange(a.Count) - 1] - a, a), "The later minus the earlier: a[i] - a[i - 1].", "section 3" },
        },
        Rules = PuzzleRules,
        Hints = ["a[Tensor.Arange(n) - 1] is the vector of predecessors.", "The first has none: there, Where takes a itself.", "=> Tensor.Where(Tensor.Arange(a.Count) > 0, a - a[Tensor.Arange(a.Count) - 1], a);"],
        Why = "An array of indices moves a whole vector at once, and where mends the border.",
    };

    static Tensor SomeVector(Draw draw) => Tensor.From(draw.Vector());

    static Tensor Upper(int n) => Tensor.Where(Tensor.Arange(n).Unsqueeze(1) <= Tensor.Arange(n), 1, 0);
}
