namespace Groundwork;

/// <summary>
/// + - * / of floats in one pass over memory: (u * 2 + v) reads u and v and writes the result; what lies between stays in
/// the first cache. The same operations in the same order as one by one, so the results are the same bits.
/// </summary>
internal static class FusedArithmetic
{
    private const int Part = 512; // rows at a time: 4 KB a temporary
    private const int MostTemporaries = 12;

    /// <summary>The expression's values, or null where it is a single step or holds anything but floats and numbers.</summary>
    public static ValueColumn<double>? TryEvaluate(BinaryExpr root, DataFrame frame)
    {
        if (!IsStep(root) || !(IsStep(root.Left) || IsStep(root.Right))) return null;
        var steps = new List<Step>();
        if (Build(root, frame, steps) is not { Array: null } || steps.Count > MostTemporaries) return null;
        var program = steps.ToArray();
        var result = ColumnMemory.Lend<double>(frame.RowCount);
        Chunks.For(result.Length, (_, from, to) => Run(program, result, from, to));
        return new(root.OutputName, result);
    }

    private static bool IsStep(Expr expression) => expression is BinaryExpr { Op: BinaryOp.Add or BinaryOp.Subtract or BinaryOp.Multiply or BinaryOp.Divide };

    /// <summary>Adds the steps of an expression; null where it does not give floats.</summary>
    private static Operand? Build(Expr expression, DataFrame frame, List<Step> steps)
    {
        switch (expression)
        {
            case ColumnExpr column:
                return frame.HasColumn(column.Name) && frame[column.Name] is ValueColumn<double> floats ? new Operand(floats.Data, 0, -1) : null;
            case LiteralExpr { Value: double number }:
                return new Operand(null, number, -1);
            case LiteralExpr { Value: long number }:
                return new Operand(null, number, -1);
            case BinaryExpr binary when IsStep(binary):
                if (Build(binary.Left, frame, steps) is not { } left || Build(binary.Right, frame, steps) is not { } right) return null;
                if (left.IsNumber && right.IsNumber) return null; // two C# numbers may be whole ones
                steps.Add(new Step(binary.Op, left, right));
                return new Operand(null, 0, steps.Count - 1);
            default:
                return null;
        }
    }

    private static void Run(Step[] program, double[] result, int from, int to)
    {
        Span<double> memory = stackalloc double[program.Length * Part];
        for (var start = from; start < to; start += Part)
        {
            var count = Math.Min(Part, to - start);
            for (var i = 0; i < program.Length; i++)
            {
                var target = i == program.Length - 1 ? result.AsSpan(start, count) : memory.Slice(i * Part, count);
                var (op, left, right) = program[i];
                ReadOnlySpan<double> a = left.IsNumber ? [left.Number] : left.Array is { } x ? x.AsSpan(start, count) : memory.Slice(left.Step * Part, count);
                ReadOnlySpan<double> b = right.IsNumber ? [right.Number] : right.Array is { } y ? y.AsSpan(start, count) : memory.Slice(right.Step * Part, count);
                switch (op)
                {
                    case BinaryOp.Add: Loops.Lanes<double, AddLane<double>>(a, b, target); break;
                    case BinaryOp.Subtract: Loops.Lanes<double, SubtractLane<double>>(a, b, target); break;
                    case BinaryOp.Multiply: Loops.Lanes<double, MultiplyLane<double>>(a, b, target); break;
                    default: Loops.Lanes<double, DivideLane>(a, b, target); break;
                }
            }
        }
    }

    /// <summary>A column, a number, or the result of an earlier step.</summary>
    private readonly record struct Operand(double[]? Array, double Number, int Step)
    {
        public bool IsNumber => Array is null && Step < 0;
    }

    private readonly record struct Step(BinaryOp Op, Operand Left, Operand Right);
}
