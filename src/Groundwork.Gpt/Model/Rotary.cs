namespace Groundwork.Gpt;

/// <summary>Rotary positions: the pairs (x[k], x[k + D/2]) of a vector at place p are turned by the angle p · base^(−2k/D).</summary>
/// <remarks>The dot product of two turned vectors depends on their distance and not on their places. Source: Su et al. (2021), "RoFormer".</remarks>
static class Rotary
{
    /// <param name="x">[..., T, D] with even D.</param>
    /// <param name="rotaryBase">Decides how slowly the last pair turns.</param>
    /// <param name="offset">The place of the first vector.</param>
    public static Tensor Turn(Tensor x, double rotaryBase, int offset)
    {
        int T = x.Shape[^2], half = x.Shape[^1] / 2;
        var (cos, sin) = (new float[T, half], new float[T, half]);
        for (int t = 0; t < T; t++)
            for (int k = 0; k < half; k++) (sin[t, k], cos[t, k]) = ((float, float))Math.SinCos((offset + t) * Math.Pow(rotaryBase, -(double)k / half));
        Tensor c = Tensor.From(cos), s = Tensor.From(sin), left = x[Slice.Rest, ..half], right = x[Slice.Rest, half..];
        return Tensor.Concat([left * c - right * s, right * c + left * s], axis: -1);
    }
}
