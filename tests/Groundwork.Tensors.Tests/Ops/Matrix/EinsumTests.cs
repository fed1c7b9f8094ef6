namespace Groundwork.Tests.Ops.Matrix;

public class EinsumTests
{
    [Fact]
    public void Five_hundred_random_equations_agree_with_plain_loops()
    {
        var random = new Random(11);
        for (int round = 0; round < 500; round++)
        {
            var (equation, operands) = Draw(random);
            double[] got = Tensor.Einsum(equation, operands).ToArray<double>(), expected = Loops(equation, operands, out var shape);
            string what = $"{round}: {equation} of {string.Join(", ", operands.Select(x => x.Shape))}";
            Assert.True(shape == Tensor.Einsum(equation, operands).Shape, $"{what}: shape {Tensor.Einsum(equation, operands).Shape}, expected {shape}");
            for (int i = 0; i < expected.Length; i++) Assert.True(Math.Abs(got[i] - expected[i]) <= 1e-11 * Math.Max(1, Math.Abs(expected[i])), $"{what}: element {i} is {got[i]}, expected {expected[i]}");
        }
    }

    static (string Equation, Tensor[] Operands) Draw(Random random)
    {
        const string letters = "abcdeF";
        int[] sizes = [.. letters.Select(_ => random.Next(12) == 0 ? 0 : random.Next(1, 4))];
        int[] dots = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(1, 3))];
        int count = random.Next(1, 5);
        var terms = new string[count];
        var operands = new Tensor[count];
        bool anyDots = false;
        for (int i = 0; i < count; i++)
        {
            string term = string.Concat(Enumerable.Range(0, random.Next(0, 4)).Select(_ => letters[random.Next(letters.Length)]));
            var dims = term.Select(c => sizes[letters.IndexOf(c)]).Select(n => n > 1 && random.Next(8) == 0 ? 1 : n).ToList();
            if (random.Next(3) == 0)
            {
                int place = random.Next(term.Length + 1), covered = random.Next(dots.Length + 1);
                anyDots |= covered > 0;
                term = term.Insert(place, "...");
                dims.InsertRange(place, dots[^covered..].Select(n => random.Next(4) == 0 ? 1 : n));
            }
            terms[i] = term;
            var values = new double[Shape.Of([.. dims]).Count];
            for (int k = 0; k < values.Length; k++) values[k] = random.Next(-9, 10);
            operands[i] = Tensor.From<double>(values, Shape.Of([.. dims]));
            if (dims.Count > 1 && random.Next(2) == 0) operands[i] = operands[i].T.Clone().T;
        }
        string equation = string.Join(",", terms);
        if (random.Next(3) > 0)
        {
            string output = string.Concat(equation.Where(char.IsLetter).Distinct().Where(_ => random.Next(2) == 0).OrderBy(_ => random.Next()));
            equation += "->" + (anyDots || random.Next(4) == 0 && equation.Contains('.') ? output.Insert(random.Next(output.Length + 1), "...") : output);
        }
        return (equation, operands);
    }

    // All points of all labels, one after the other. Labels of an ellipsis are digits, counted from its end.
    static double[] Loops(string equation, Tensor[] operands, out Shape shape)
    {
        string[] halves = equation.Split("->");
        string[] terms = [.. halves[0].Split(',').Select((term, i) => Spell(term, operands[i].Rank - term.Replace("...", "").Length))];
        int covered = terms.SelectMany(t => t).Where(char.IsDigit).Select(c => c - '0' + 1).DefaultIfEmpty(0).Max();
        string output = halves.Length == 2 ? Spell(halves[1], covered)
            : Spell("...", covered) + string.Concat(string.Concat(terms).Where(char.IsLetter).GroupBy(c => c).Where(g => g.Count() == 1).Select(g => g.Key).Order());
        Dictionary<char, int> sizes = [];
        for (int i = 0; i < terms.Length; i++)
            for (int k = 0; k < terms[i].Length; k++)
                if (sizes.GetValueOrDefault(terms[i][k], 1) == 1) sizes[terms[i][k]] = operands[i].Shape.Dims[k];
        char[] labels = [.. output, .. sizes.Keys.Where(c => !output.Contains(c))];
        shape = Shape.Of([.. output.Select(c => sizes[c])]);
        var y = new double[shape.Count];
        double[][] values = [.. operands.Select(x => x.ToArray<double>())];
        Dictionary<char, int> at = [];
        Walk(0);
        return y;

        void Walk(int depth)
        {
            if (depth == labels.Length)
            {
                double product = 1;
                for (int i = 0; i < terms.Length; i++)
                {
                    int place = 0;
                    for (int k = 0; k < terms[i].Length; k++)
                        place = place * operands[i].Shape.Dims[k] + (operands[i].Shape.Dims[k] == 1 ? 0 : at[terms[i][k]]);
                    product *= values[i][place];
                }
                y[output.Aggregate(0, (place, c) => place * sizes[c] + at[c])] += product;
                return;
            }
            for (at[labels[depth]] = 0; at[labels[depth]] < sizes[labels[depth]]; at[labels[depth]]++) Walk(depth + 1);
        }

        static string Spell(string term, int dots) => term.Replace("...", string.Concat(Enumerable.Range(0, Math.Max(dots, 0)).Reverse().Select(i => (char)('0' + i))));
    }

    [Fact]
    public void A_chain_of_five_costs_what_the_best_of_all_orders_costs()
    {
        var random = new Random(5);
        for (int round = 0; round < 20; round++)
        {
            int[] labels = [0, 1, 2, 3, 4, 5];
            var sizes = labels.ToDictionary(label => label, _ => random.Next(1, 50));
            int[][] inputs = [[0, 1], [1, 2], [2, 3], [3, 4], [4, 5]];
            int[] output = [0, 5];
            double cost = EinsumPath.Cost(inputs, output, sizes, EinsumPath.Order(inputs, output, sizes));
            Assert.Equal(AllOrders(5).Min(order => EinsumPath.Cost(inputs, output, sizes, order)), cost);
        }
    }

    static IEnumerable<(int, int)[]> AllOrders(int count)
    {
        if (count == 1) return [[]];
        return from left in Enumerable.Range(0, count)
               from right in Enumerable.Range(left + 1, count - left - 1)
               from rest in AllOrders(count - 1)
               select ((int, int)[])[(left, right), .. rest];
    }

    [Fact]
    public void More_operands_than_are_searched_are_multiplied_greedily()
    {
        var operands = Enumerable.Range(0, 12).Select(i => Tensor.FromFunction(2, 2, (r, c) => 1.0 + r + 2 * c + i % 3)).ToArray();
        var product = operands.Aggregate((a, b) => a.MatMul(b));
        var got = Tensor.Einsum("ab,bc,cd,de,ef,fg,gh,hi,ij,jk,kl,lm->am", operands);
        Assert.Equal(product.ToArray<double>(), got.ToArray<double>());
    }

    [Theory]
    [InlineData(DType.Int32, DType.Int32)]
    [InlineData(DType.UInt8, DType.UInt8)]
    [InlineData(DType.Bool, DType.Bool)]
    [InlineData(DType.Float16, DType.Float32)]
    public void Dtypes_stay_but_for_storage_types(DType dtype, DType expected)
    {
        var t = Tensor.From([1, 0, 1, 1], [2, 2]).To(dtype);
        Assert.Equal(expected, Tensor.Einsum("ij,jk->ik", t, t).DType);
        Assert.Equal(expected, Tensor.Einsum("ij->i", t).DType);
        Assert.Equal(expected, Tensor.Einsum("ij,ij->i", t, t).DType);
    }

    [Fact]
    public void Equations_that_cannot_be_are_named()
    {
        Tensor a = Tensor.Zeros([2, 3]), b = Tensor.Zeros([4, 5]);
        Assert.Equal("einsum: \"ij,jk->ik\": j has size 3 and, in operand 1 of shape [4, 5], 4", Assert.Throws<ShapeException>(() => Tensor.Einsum("ij,jk->ik", a, b)).Message);
        Assert.Equal("einsum: \"ij,jk\" names 2 operands, got 1", Assert.Throws<ShapeException>(() => Tensor.Einsum("ij,jk", a)).Message);
        Assert.Equal("einsum: \"ij->ik\": k of the result is in no operand", Assert.Throws<ArgumentException>(() => Tensor.Einsum("ij->ik", a)).Message);
        Assert.Equal("einsum: \"ij->ii\": i stands twice in the result", Assert.Throws<ArgumentException>(() => Tensor.Einsum("ij->ii", a)).Message);
        Assert.Equal("einsum: \"i1\": '1' is no label; use letters, ',', '->' and '...'", Assert.Throws<ArgumentException>(() => Tensor.Einsum("i1", a)).Message);
        Assert.Equal("einsum: \"i..\": an ellipsis is three points, once a term", Assert.Throws<ArgumentException>(() => Tensor.Einsum("i..", a)).Message);
        Assert.Equal("einsum: \"i\": \"i\" names 1 axes, but operand 0 has shape [2, 3]", Assert.Throws<ShapeException>(() => Tensor.Einsum("i", a)).Message);
        Assert.Equal("einsum: \"...j->j\": the result has no ellipsis for the 1 axis it stands for; write \"->...j\"", Assert.Throws<ArgumentException>(() => Tensor.Einsum("...j->j", a)).Message);
        Assert.Throws<ShapeException>(() => Tensor.Einsum(""));
    }

    [Fact]
    public void Scalars_and_empty_terms_multiply() => Assert.Equal(12, Tensor.Einsum(",->", 3, 4).Item());
}
