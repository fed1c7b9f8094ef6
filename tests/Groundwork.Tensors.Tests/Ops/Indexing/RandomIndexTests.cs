namespace Groundwork.Tests.Ops.Indexing;

/// <summary>Random indices against NumPy's rule, spelled out element by element.</summary>
public class RandomIndexTests
{
    [Fact]
    public void Reading_writing_and_adding_by_random_indices_agree_with_the_rule_spelled_out()
    {
        var random = new Random(3);
        for (int round = 0; round < 400; round++)
        {
            var x = Layout(random, Draw(random, [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 5))]));
            var at = Entries(random, x.Shape, out string text);
            int[][] places = Places(x.Shape, at, out int[] result);
            string what = $"{round}: {x.Shape}[{text}]";
            var y = x[at];
            Assert.True(y.Shape == Shape.Of(result), $"{what} has shape {y.Shape}, expected [{string.Join(", ", result)}]");
            double[] before = x.ToArray<double>(), values = [.. places.Select(_ => (double)random.Next(100))];
            Assert.True(places.Select(p => before[Flat(p)]).SequenceEqual(y.ToArray<double>()), $"{what} read");

            double[] written = [.. before], added = [.. before];
            for (int i = 0; i < places.Length; i++)
            {
                written[Flat(places[i])] = values[i];
                added[Flat(places[i])] += values[i];
            }
            Tensor into = Layout(random, x), onto = Layout(random, x), source = Layout(random, Tensor.From<double>(values, Shape.Of(result)));
            into[at] = source;
            onto.AddAt(at, source);
            Assert.True(written.SequenceEqual(into.ToArray<double>()), $"{what} written");
            Assert.True(added.SequenceEqual(onto.ToArray<double>()), $"{what} added to");

            int Flat(int[] place) => place.Select((i, axis) => (i, axis)).Aggregate(0, (flat, p) => flat * x.Shape[p.axis] + p.i);
        }
    }

    static Tensor Draw(Random random, int[] dims) => Tensor.FromFunction(Shape.Of(dims), _ => (double)random.Next(1000));

    static Tensor Layout(Random random, Tensor x)
    {
        int[] order = [.. Enumerable.Range(0, x.Rank)];
        random.Shuffle(order);
        var flipped = order.Where(_ => random.Next(3) == 0).ToArray();
        var y = Tensor.Empty(x.Permute(order).Shape, x.DType);
        y = y.Permute([.. order.Select((_, i) => Array.IndexOf(order, i))]);
        if (flipped.Length > 0) y = y.Flip(flipped);
        return y.CopyFrom(x);
    }

    static Slice[] Entries(Random random, Shape shape, out string text)
    {
        List<Slice> entries = [];
        List<string> words = [];
        int[] common = [.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => random.Next(1, 4))];
        bool masked = false, rested = false;
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            int n = shape[axis];
            switch (random.Next(9))
            {
                case 0:
                    Add(random.Next(-n, n), "number");
                    break;
                case 1 or 2:
                    Add(Slice.Of(random.Next(-n - 1, n + 1), null, random.Next(2) == 0 ? 1 : -2), "range");
                    break;
                case 3 when !masked:
                {
                    masked = true; // one mask, of as many elements as the indices broadcast with
                    var flags = new bool[n];
                    flags[random.Next(n)] = true;
                    Add(Tensor.From<bool>(flags), "mask");
                    break;
                }
                case 4:
                    Add(Slice.NewAxis, "new axis");
                    axis--;
                    break;
                case 5 when !rested:
                    rested = true;
                    Add(Slice.Rest, "rest");
                    axis += random.Next(0, shape.Rank - axis) - 1;
                    if (axis + 1 < shape.Rank) axis = shape.Rank - 1 - random.Next(0, shape.Rank - axis);
                    goto done;
                default:
                {
                    int[] dims = [.. common[random.Next(common.Length + 1)..].Select(size => random.Next(3) == 0 ? 1 : size)];
                    Add(Tensor.FromFunction(Shape.Of(dims), _ => (long)random.Next(-n, n)), $"indices [{string.Join(", ", dims)}]");
                    break;
                }
            }
        }
    done:
        text = string.Join("; ", words);
        return [.. entries];

        void Add(Slice entry, string word)
        {
            entries.Add(entry);
            words.Add(word);
        }
    }

    /// <summary>The element of x behind every element of the result, and the result's shape.</summary>
    static int[][] Places(Shape shape, Slice[] at, out int[] result)
    {
        int used = at.Count(e => e.Kind is not (Slice.Sort.Rest or Slice.Sort.NewAxis));
        List<(int Axis, int[] Picks)> plain = [];     // axis of x (-1: new) and what it picks
        List<(int Axis, Tensor Index)> advanced = [];
        bool tensors = at.Any(e => e.Kind == Slice.Sort.Tensor);
        int axis = 0, first = -1, last = -2, groups = 0, position = 0;
        for (int i = 0; i < at.Length; i++)
        {
            var entry = at[i];
            if (entry.Kind == Slice.Sort.At || entry.Kind == Slice.Sort.Tensor)
            {
                if (last != i - 1) groups++;
                if (first < 0) first = position;
                last = i;
                var index = entry.Kind == Slice.Sort.At ? Tensor.Scalar((long)entry.At(shape[axis], axis, shape))
                    : entry.Indices!.DType == DType.Bool ? Tensor.From<long>([.. entry.Indices.ToArray<bool>().Select((set, k) => (set, k)).Where(p => p.set).Select(p => (long)p.k)])
                    : entry.Indices;
                advanced.Add((axis++, index));
                continue;
            }
            if (entry.Kind == Slice.Sort.NewAxis)
            {
                plain.Add((-1, [0]));
                position++;
            }
            else if (entry.Kind == Slice.Sort.Rest)
            {
                for (int k = shape.Rank - used; k > 0; k--, axis++, position++) plain.Add((axis, [.. Enumerable.Range(0, shape[axis])]));
            }
            else
            {
                var (start, count) = entry.Resolve(shape[axis]);
                plain.Add((axis++, [.. Enumerable.Range(0, count).Select(k => start + k * entry.Step)]));
                position++;
            }
        }
        for (; axis < shape.Rank; axis++) plain.Add((axis, [.. Enumerable.Range(0, shape[axis])]));
        Shape common = default;
        foreach (var (_, index) in advanced) common = Shape.Broadcast(common, index.Shape, "test");
        int front = !tensors || groups > 1 ? 0 : first;
        result = [.. plain[..front].Select(p => p.Picks.Length), .. common.Dims, .. plain[front..].Select(p => p.Picks.Length)];
        long[][] flat = [.. advanced.Select(a => (a.Index.DType == DType.Int64 ? a.Index : a.Index.To(DType.Int64)).BroadcastTo(common).ToArray<long>())];
        var places = new int[Shape.Of(result).Count][];
        for (int i = 0; i < places.Length; i++)
        {
            int rest = i;
            var point = new int[result.Length];
            for (int k = result.Length - 1; k >= 0; k--)
            {
                point[k] = rest % result[k];
                rest /= result[k];
            }
            var place = new int[shape.Rank];
            int pick = 0;
            for (int k = 0; k < common.Rank; k++) pick = pick * common[k] + point[front + k];
            for (int k = 0; k < advanced.Count; k++)
            {
                long index = flat[k][pick];
                place[advanced[k].Axis] = (int)(index < 0 ? index + shape[advanced[k].Axis] : index);
            }
            for (int k = 0; k < plain.Count; k++)
                if (plain[k].Axis >= 0) place[plain[k].Axis] = plain[k].Picks[point[k < front ? k : k + common.Rank]];
            places[i] = place;
        }
        return places;
    }
}
