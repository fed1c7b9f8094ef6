namespace Groundwork;

/// <summary>Where the pairs of matrices of a batched product lie: the leading axes of two operands broadcast against each other, those that go at a steady pace merged.</summary>
sealed class MatrixBatch
{
    readonly int[] _dims;
    readonly long[] _stepsA, _stepsB;
    readonly long _offsetA, _offsetB;

    /// <param name="y">Shape of the result, whose last two axes are the matrices.</param>
    /// <param name="a">Left operand.</param>
    /// <param name="b">Right operand.</param>
    public MatrixBatch(Shape y, Tensor a, Tensor b)
    {
        (_offsetA, _offsetB) = (a.Offset, b.Offset);
        List<int> dims = [];
        List<long> stepsA = [], stepsB = [];
        for (int axis = 0; axis < y.Rank - 2; axis++)
        {
            int n = y.Array[axis];
            if (n == 1) continue;
            long stepA = Step(a, y.Rank - axis), stepB = Step(b, y.Rank - axis);
            bool merges = dims.Count > 0 && stepsA[^1] == stepA * n && stepsB[^1] == stepB * n;
            if (merges) (dims[^1], stepsA[^1], stepsB[^1]) = (dims[^1] * n, stepA, stepB);
            else
            {
                dims.Add(n);
                stepsA.Add(stepA);
                stepsB.Add(stepB);
            }
        }
        // The kernel walks forwards; what goes backwards is placed one by one.
        bool steady = dims.Count > 0 && stepsA[^1] >= 0 && stepsB[^1] >= 0;
        (Inner, StepA, StepB) = steady ? (dims[^1], stepsA[^1], stepsB[^1]) : (1, 0, 0);
        (_dims, _stepsA, _stepsB) = ([.. dims], [.. stepsA], [.. stepsB]);
        Groups = 1;
        for (int i = 0; i < dims.Count - (steady ? 1 : 0); i++) Groups *= dims[i];

        static long Step(Tensor x, int fromEnd) => fromEnd > x.Rank || x.Shape.Array[^fromEnd] == 1 ? 0 : x.Strides[^fromEnd];
    }

    /// <summary>How many groups of products there are.</summary>
    public int Groups { get; }

    /// <summary>How many products a group has.</summary>
    public int Inner { get; }

    /// <summary>Elements between neighbours of a group in the left operand; 0 repeats one.</summary>
    public long StepA { get; }

    /// <summary>The same in the right operand.</summary>
    public long StepB { get; }

    /// <summary>Where the first matrices of a group begin in their storages.</summary>
    public (long A, long B) Start(int group) => Place((long)group * Inner);

    /// <summary>Where the matrices of one product begin in their storages.</summary>
    public (long A, long B) Place(long item)
    {
        long a = _offsetA, b = _offsetB;
        for (int i = _dims.Length - 1; i >= 0; i--)
        {
            long at = item % _dims[i];
            item /= _dims[i];
            a += at * _stepsA[i];
            b += at * _stepsB[i];
        }
        return (a, b);
    }
}
