namespace Groundwork.Tests.Ops.Elementwise;

public class CopyTests
{
    [Theory]
    [InlineData(DType.UInt8)]
    [InlineData(DType.Float16)]
    [InlineData(DType.Int32)]
    [InlineData(DType.Float64)]
    public void A_copy_between_layouts_moves_every_element_to_its_place(DType dtype)
    {
        var x = Tensor.Arange(5 * 37 * 6 * 18).Reshape(5, 37, 6, 18).To(dtype);
        int[][] orders = [[0, 1, 3, 2], [0, 2, 3, 1], [3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1], [0, 2, 1, 3]];
        foreach (int[] order in orders)
        {
            var view = x.Permute(order);
            var expected = new double[view.Count];
            int[] dims = view.Shape.Dims.ToArray();
            double[] from = x.ToArray<double>();
            long[] strides = view.Strides.ToArray();
            for (int i = 0; i < expected.Length; i++)
            {
                long at = 0, rest = i;
                for (int axis = 3; axis >= 0; axis--)
                {
                    at += rest % dims[axis] * strides[axis];
                    rest /= dims[axis];
                }
                expected[i] = from[at];
            }
            Assert.Equal(expected, view.Contiguous().To(DType.Float64).ToArray<double>());
            var into = Tensor.Zeros(view.Shape, dtype).Permute(order); // written to across the grain
            into.CopyFrom(view.Permute(order));
            Assert.Equal(view.Permute(order).Contiguous().To(DType.Float64).ToArray<double>(), into.Contiguous().To(DType.Float64).ToArray<double>());
        }
    }

    [Fact]
    public void Vectors_and_single_elements_convert_alike()
    {
        float[] odd = [0f, -0f, 1f, -1.5f, 1e-45f, 3.4e38f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 65520f, 1.00390625f, 1.01171875f];
        float[] values = [.. Enumerable.Range(0, 100).Select(i => odd[i % odd.Length])];
        foreach (var (from, to) in from a in Enum.GetValues<DType>() from b in Enum.GetValues<DType>() where a != b select (a, b))
        {
            if (from is not (DType.Float32 or DType.Float64 or DType.Float16 or DType.BFloat16) && !from.IsInteger && from != DType.Bool) continue;
            var x = Tensor.From<float>(values).To(from);
            double[] together = x.To(to).ToArray<double>();
            for (int i = 0; i < odd.Length; i++) // one element is too short for a vector
                Assert.True(together[i].Equals(x[i].To(to).Item()), $"{from} to {to}: {odd[i]} gives {together[i]} in a vector and {x[i].To(to).Item()} alone");
        }
    }

    [Fact]
    public void Rounding_to_BFloat16_goes_to_nearest_ties_to_even()
    {
        // 1 + 2^-8 lies between 1 and 1 + 2^-7 and goes to the even 1; 1 + 3·2^-8 goes to 1 + 2^-6.
        var x = Tensor.From<float>([.. Enumerable.Repeat(1 + 1f / 256, 40), .. Enumerable.Repeat(1 + 3f / 256, 40)]).To(DType.BFloat16).ToArray<float>();
        Assert.All(x[..40], value => Assert.Equal(1f, value));
        Assert.All(x[40..], value => Assert.Equal(1 + 1f / 64, value));
    }
}
