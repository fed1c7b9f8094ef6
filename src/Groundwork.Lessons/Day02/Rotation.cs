namespace Groundwork.Lessons;

public static partial class Day02
{
    /// <summary>2.1, the matrix that turns the plane by θ radians, counterclockwise: <c>[[cos θ, -sin θ], [sin θ, cos θ]]</c>.</summary>
    public static Exercise<Func<double, double[,]>, double> Rotation { get; } = new("2.1", "a rotation", (f, x) => f(x))
    {
        Reference = theta => Turn(Math.Cos(theta), Math.Sin(theta)),
        Cases = draw => draw.Number(),
        Edges = [0, Math.PI / 2, Math.PI, 1],
        Laws =
        {
            { "twice θ is the turn by 2θ: R(θ)·R(θ) = R(2θ)", (f, x) => Claim.Same(Product(f(x), f(x)), f(2 * x), new(1e-9, 1e-9)) },
            { "areas stay as they are: the determinant is 1", (f, x) => f(x) is var r && Math.Abs((r[0, 0] * r[1, 1]) - (r[0, 1] * r[1, 0]) - 1) < 1e-9 },
        },
        Mistakes =
        {
            { "turns clockwise", theta => Turn(Math.Cos(theta), -Math.Sin(theta)), "The first column says where (1, 0) goes: up, to (cos θ, sin θ). The minus stands in the second column.", "section 1" },
            { "takes degrees", theta => Turn(Math.Cos(theta * Math.PI / 180), Math.Sin(theta * Math.PI / 180)), "`Math.Sin` and `Math.Cos` want radians, and θ comes in radians: nothing is to be converted.", "section 1" },
            { "mirrors instead of turning", theta => new[,] { { Math.Cos(theta), Math.Sin(theta) }, { Math.Sin(theta), -Math.Cos(theta) } }, "Its determinant is -1, which turns the plane over. A turn keeps the two axes in their order: determinant +1.", "section 3" },
            { "swaps sine and cosine", theta => Turn(Math.Sin(theta), Math.Cos(theta)), "At θ = 0 nothing may move: cos 0 = 1 belongs on the diagonal.", "section 1" },
        },
        Hints =
        [
            "Where does (1, 0) go when it is turned by θ? That is the first column.",
            "(0, 1) is (1, 0) turned by a right angle: it goes to (-sin θ, cos θ), the second column.",
            "return new[,] { { Math.Cos(theta), -Math.Sin(theta) }, { Math.Sin(theta), Math.Cos(theta) } };",
        ],
        Why = "The columns are the two turned axes, and where the axes go, every point follows.",
    };

    static double[,] Turn(double cos, double sin) => new[,] { { cos, -sin }, { sin, cos } };
}
