using System.Numerics;
using System.Runtime.Intrinsics;
using Groundwork.Kernels;

namespace Groundwork;

/// <summary>A function of one number and its slope, with up to three constants, as vector lanes; and its curvature in tensor operations.</summary>
interface IActivation
{
    /// <summary>f(x).</summary>
    static abstract Vector<T> Value<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>f'(x).</summary>
    static abstract Vector<T> Slope<T>(Vector<T> x, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>True if there are forms for 512 bits of Float32.</summary>
    static virtual bool IsWide => false;

    /// <summary>f(x) on 512 bits.</summary>
    static virtual Vector512<float> WideValue(Vector512<float> x) => x;

    /// <summary>f'(x) on 512 bits.</summary>
    static virtual Vector512<float> WideSlope(Vector512<float> x) => x;

    /// <summary>True where the forms for 512 bits are not right for an element of x; see <see cref="IWideLane.IsRare"/>.</summary>
    static virtual bool IsRare(Vector512<float> x) => false;

    /// <summary>f(x) on 512 bits for any x.</summary>
    static virtual Vector512<float> RareValue(Vector512<float> x) => x;

    /// <summary>f'(x) on 512 bits for any x.</summary>
    static virtual Vector512<float> RareSlope(Vector512<float> x) => x;

    /// <summary>f''(x) in tensor operations, so that it differentiates again; null where it is zero almost everywhere.</summary>
    static virtual Tensor? Curvature(Tensor x, double p, double q, double r) => null;
}

/// <summary>y = f(x), element by element, for floats alone: integers are refused by name.</summary>
abstract class Activation<TCurve>(string name, params (string Name, double Value)[] constants) : SingleOutputOp(name) where TCurve : struct, IActivation
{
    public sealed override IReadOnlyList<(string Name, object? Value)> Attributes => [.. constants.Select(c => (c.Name, (object?)c.Value))];

    public sealed override Saved Needs => Saved.Inputs;

    public sealed override Spec Infer(ReadOnlySpan<Spec> x) => x[0].RequireFloat(Name);

    public sealed override void Run(ReadOnlySpan<Tensor> x, Tensor y) => ActivationLoop.Run<ActivationLoop.Value<TCurve>>(x[0], x[0], y, constants);

    protected sealed override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(new ActivationGrad<TCurve>($"{Name} gradient", constants), dy, tape.X())];

    /// <summary>The function of a tensor; storage types are computed in Float32.</summary>
    public Tensor Of(Tensor x) => Apply(this, Cast.Of(x, x.DType.Computed));
}

/// <summary>dy · f'(x) in one pass.</summary>
sealed class ActivationGrad<TCurve>(string name, (string Name, double Value)[] constants) : SingleOutputOp(name) where TCurve : struct, IActivation
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [.. constants.Select(c => (c.Name, (object?)c.Value))];

    public override Saved Needs => Saved.Inputs;

    public override Spec Infer(ReadOnlySpan<Spec> x) => x[1];

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y) => ActivationLoop.Run<ActivationLoop.Slope<TCurve>>(x[1], x[0], y, constants);

    protected override Tensor?[] Gradient(in Tape tape, Tensor d)
    {
        double At(int i) => i < constants.Length ? constants[i].Value : 0;
        Tensor dy = tape.X(0), x = tape.X(1);
        return
        [
            tape.Wants(0) ? Apply(this, d, x) : null,
            tape.Wants(1) && TCurve.Curvature(x, At(0), At(1), At(2)) is { } curvature ? d * dy * curvature : null,
        ];
    }
}

/// <summary>The loop of all activations: rows of x and dy as they lie, or copied once.</summary>
static class ActivationLoop
{
    /// <summary>What is done with x, and with dy on the way back.</summary>
    public interface IStep : IWideLane
    {
        static abstract bool IsWide { get; }

        static abstract Vector<T> Invoke<T>(Vector<T> x, Vector<T> dy, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T>;
    }

    public readonly struct Value<TCurve> : IStep where TCurve : struct, IActivation
    {
        public static Vector<T> Invoke<T>(Vector<T> x, Vector<T> dy, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> => TCurve.Value(x, p, q, r);

        public static bool IsWide => TCurve.IsWide;

        public static Vector512<float> Invoke(Vector512<float> x, Vector512<float> dy) => TCurve.WideValue(x);

        public static bool IsRare(Vector512<float> x) => TCurve.IsRare(x);

        public static Vector512<float> InvokeRare(Vector512<float> x, Vector512<float> dy) => TCurve.RareValue(x);
    }

    public readonly struct Slope<TCurve> : IStep where TCurve : struct, IActivation
    {
        public static Vector<T> Invoke<T>(Vector<T> x, Vector<T> dy, Vector<T> p, Vector<T> q, Vector<T> r) where T : unmanaged, IFloatingPointIeee754<T> => dy * TCurve.Slope(x, p, q, r);

        public static bool IsWide => TCurve.IsWide;

        public static Vector512<float> Invoke(Vector512<float> x, Vector512<float> dy) => dy * TCurve.WideSlope(x);

        public static bool IsRare(Vector512<float> x) => TCurve.IsRare(x);

        public static Vector512<float> InvokeRare(Vector512<float> x, Vector512<float> dy) => dy * TCurve.RareSlope(x);
    }

    public static void Run<TStep>(Tensor x, Tensor dy, Tensor y, (string Name, double Value)[] constants) where TStep : struct, IStep
    {
        using var _ = Autograd.NoGrad();
        Dispatch.Float(y.DType, new Kernel<TStep>(x.Contiguous(), dy.Contiguous(), y, constants));
    }

    readonly struct Kernel<TStep>(Tensor x, Tensor dy, Tensor y, (string Name, double Value)[] constants) : IFloatKernel where TStep : struct, IStep
    {
        public void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var c = constants;
            T At(int i) => i < c.Length ? T.CreateChecked(c[i].Value) : T.Zero;
            RowChunks.For((int)y.Count, 1, new Chunk<T, TStep>(x, dy, y, At(0), At(1), At(2)));
        }
    }

    readonly struct Chunk<T, TStep>(Tensor x, Tensor dy, Tensor y, T p, T q, T r) : IRowsBody where T : unmanaged, IFloatingPointIeee754<T> where TStep : struct, IStep
    {
        public void Invoke(int first, int end)
        {
            Span<T> from = x.Data<T>()[first..end], with = dy.Data<T>()[first..end], to = y.Data<T>()[first..end];
            if (TStep.IsWide && Wide.Runs<T>()) Wide.Map<TStep>(Wide.Singles(from), Wide.Singles(with), Wide.Singles(to));
            else RowLoops.Map<T, Lane<T, TStep>>(from, with, default, p, q, r, to);
        }
    }

    readonly struct Lane<T, TStep> : IRowLane<T> where T : unmanaged, IFloatingPointIeee754<T> where TStep : struct, IStep
    {
        public static Vector<T> Invoke(Vector<T> x, Vector<T> dy, Vector<T> c, Vector<T> p, Vector<T> q, Vector<T> r) => TStep.Invoke(x, dy, p, q, r);
    }
}
