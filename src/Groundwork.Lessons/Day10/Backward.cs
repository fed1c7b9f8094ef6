namespace Groundwork.Lessons;

public static partial class Day10
{
    /// <summary>10.2, the whole way back: the end has gradient 1, and every value hands on once all its own gradient has come.</summary>
    public static Exercise<Action<Value>, Recipe> Backward { get; } = new("10.2", "backward, in the right order", (f, recipe) =>
    {
        var values = recipe.Build();
        f(values[^1]);
        return values.Select(value => value.Grad).ToArray();
    })
    {
        Names = ["the graph"],
        Reference = end => Walk(Enumerable.Reverse(Ordered(end)), end),
        Cases = draw =>
        {
            int leaves = draw.Whole(1, 3), count = leaves;
            return new Recipe(draw.Many(leaves, () => (double)draw.Whole(1, 4)), draw.Many(draw.Whole(1, 5), () => (draw.Pick("+", "*"), draw.Whole(0, count - 1), (count++) - 1)));
        },
        Edges =
        [
            new([2, 3], [("*", 0, 1)]),
            new([2, 3], [("*", 0, 1), ("+", 2, 0)]),                   // a·b + a: a is used twice
            new([2], [("+", 0, 0), ("*", 1, 1)]),                      // a diamond: (a + a)²
            new([2, 3], [("+", 0, 1), ("*", 2, 0), ("+", 3, 2)]),      // c is needed by d and e
            new([2], [("*", 0, 0), ("+", 1, 0), ("*", 2, 1)]),
        ],
        Mistakes =
        {
            { "never says that the end's own gradient is 1", end => Walk(Enumerable.Reverse(Ordered(end)), end, start: 0), "The derivative of the end by itself is 1. Without that start every product on the way back is 0.", "section 3" },
            { "follows every way on its own", end => { end.Grad = 1; Recurse(end); }, "Recursion into the parents hands a gradient on before it is complete, and hands it on again at the next visit. Put the values in order first, then let each hand on once.", "section 3, *Break*" },
            { "hands on as soon as it meets a value", end => Walk(Met(end), end), "Each value hands on once, and some of them too early: in c + c·a the walk meets c before c·a has handed on. Order them so that a value comes after everything that uses it.", "section 3, *Break*" },
            { "goes from the leaves to the end", end => Walk(Ordered(end), end), "That is the order of computing. Gradients flow the other way: reverse the list.", "section 3" },
        },
        Hints =
        [
            "First a list of all values in which parents come before children; then walk through it from the back.",
            "The list by recursion: visit(v): if v was not seen yet, visit its parents, then add v.",
            "end.Grad = 1; for (int i = order.Count - 1; i >= 0; i--) order[i].Pull();",
        ],
        Why = "In reverse topological order everything that uses a value has handed on before the value does, so its gradient is complete.",
    };

    internal static Value Combine(string op, Value a, Value b) => Node(op, a, b, Slopes);

    static List<Value> Ordered(Value end)
    {
        List<Value> order = [];
        HashSet<Value> seen = [];
        void Visit(Value value)
        {
            if (!seen.Add(value)) return;
            foreach (var parent in value.Parents) Visit(parent);
            order.Add(value);
        }
        Visit(end);
        return order;
    }

    // Every value once, in the order in which a walk from the end meets it.
    static List<Value> Met(Value end)
    {
        List<Value> order = [end];
        for (int i = 0; i < order.Count; i++)
            foreach (var parent in order[i].Parents)
                if (!order.Contains(parent)) order.Add(parent);
        return order;
    }

    static void Walk(IEnumerable<Value> values, Value end, double start = 1)
    {
        end.Grad = start;
        foreach (var value in values) value.Pull();
    }

    static void Recurse(Value value)
    {
        value.Pull();
        foreach (var parent in value.Parents) Recurse(parent);
    }
}
