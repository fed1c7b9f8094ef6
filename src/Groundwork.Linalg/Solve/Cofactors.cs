namespace Groundwork;

public static partial class Linalg
{
    // With A = U S Vᵀ: cof(A) = det(U) det(V) U diag(Πⱼ≠ᵢ sⱼ) Vᵀ, which needs no inverse. Constant for the gradient of the gradient.
    internal static Tensor Cofactors(Tensor a)
    {
        using var _ = Autograd.NoGrad();
        var (u, s, vh) = a.Svd();
        int n = s.Shape[^1];
        var others = Tensor.Stack([.. Enumerable.Range(0, n).Select(i => (s[Slice.Rest, ..i].Prod(-1)) * s[Slice.Rest, (i + 1)..].Prod(-1))], axis: -1);
        return (u.Det() * vh.Det()).Unsqueeze(-1).Unsqueeze(-1) * (u * others.Unsqueeze(-2)).MatMul(vh);
    }
}
