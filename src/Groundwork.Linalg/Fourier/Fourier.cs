using Groundwork.Kernels;
using Groundwork.LinearAlgebra;

namespace Groundwork;

/// <summary>Which of the two directions of a Fourier transform is divided by what.</summary>
public enum FourierNorm
{
    /// <summary>The inverse is divided by n: NumPy's default.</summary>
    Backward,
    /// <summary>Both are divided by √n: lengths are kept.</summary>
    Orthonormal,
    /// <summary>The forward transform is divided by n.</summary>
    Forward,
}

/// <summary>Discrete Fourier transforms of any length. Complex numbers are a last axis of size 2: real part, imaginary part.</summary>
/// <remarks>
/// Float32 and Float64 are computed in their own precision; integers give Float64. Errors are some ε log₂ n of the largest result.
/// Lengths whose prime factors are at most 61 are computed by mixed radix; others by convolution (Bluestein 1970). All functions carry gradients, and are safe to use from several threads.
/// </remarks>
public static partial class Fourier
{
    /// <param name="x">Real numbers, [...], or complex ones, [..., 2], as each function says.</param>
    extension(Tensor x)
    {
        /// <summary>The Fourier transform of real numbers along an axis: <c>y[k] = Σⱼ x[j] exp(−2πi j k / n)</c>.</summary>
        /// <param name="n">The length: the axis is cut to it, or filled with zeros. The axis's size by default.</param>
        /// <param name="axis">The axis.</param>
        /// <param name="norm">What the result is divided by.</param>
        /// <returns>[..., n, 2] for [..., n]. NaN or infinity spoils its row.</returns>
        /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
        /// <exception cref="ArgumentOutOfRangeException">n is less than 1.</exception>
        /// <example><code>Tensor.From(1.0, 0.0, 0.0, 0.0).Fft();   // [[1, 0], [1, 0], [1, 0], [1, 0]]</code></example>
        public Tensor Fft(int? n = null, int axis = -1, FourierNorm norm = FourierNorm.Backward)
        {
            var real = x.ToFloating();
            return Complex("fft", Tensor.Stack([real, Tensor.Zeros(real.Shape, real.DType)], axis: -1), n, axis, norm, inverse: false);
        }

        /// <summary>The Fourier transform of complex numbers along an axis.</summary>
        /// <param name="n">The length: the axis is cut to it, or filled with zeros. The axis's size by default.</param>
        /// <param name="axis">The axis, counted without the last one, which holds the two parts.</param>
        /// <param name="norm">What the result is divided by.</param>
        /// <returns>[..., n, 2] for [..., n, 2].</returns>
        /// <exception cref="ShapeException">The last axis does not hold two parts, there is no such axis, or it is empty.</exception>
        /// <exception cref="ArgumentOutOfRangeException">n is less than 1.</exception>
        /// <example><code>Tensor z = [[1.0, 0.0], [0.0, 1.0]]; z.FftComplex();   // [[1, 1], [1, -1]]</code></example>
        public Tensor FftComplex(int? n = null, int axis = -1, FourierNorm norm = FourierNorm.Backward) => Complex("fft", x.ToFloating(), n, axis, norm, inverse: false);

        /// <summary>The inverse Fourier transform of complex numbers along an axis: <c>y[j] = 1/n Σₖ x[k] exp(2πi j k / n)</c>.</summary>
        /// <param name="n">The length: the axis is cut to it, or filled with zeros. The axis's size by default.</param>
        /// <param name="axis">The axis, counted without the last one, which holds the two parts.</param>
        /// <param name="norm">What the result is divided by.</param>
        /// <returns>[..., n, 2] for [..., n, 2].</returns>
        /// <exception cref="ShapeException">The last axis does not hold two parts, there is no such axis, or it is empty.</exception>
        /// <exception cref="ArgumentOutOfRangeException">n is less than 1.</exception>
        /// <example><code>Tensor.From(1.0, 2.0, 3.0).Fft().Ifft();   // [[1, 0], [2, 0], [3, 0]]</code></example>
        public Tensor Ifft(int? n = null, int axis = -1, FourierNorm norm = FourierNorm.Backward) => Complex("ifft", x.ToFloating(), n, axis, norm, inverse: true);

        /// <summary>The first half of the Fourier transform of real numbers, of which the other half is the conjugate.</summary>
        /// <param name="n">The length: the axis is cut to it, or filled with zeros. The axis's size by default.</param>
        /// <param name="axis">The axis.</param>
        /// <param name="norm">What the result is divided by.</param>
        /// <returns>[..., n/2 + 1, 2] for [..., n].</returns>
        /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
        /// <exception cref="ArgumentOutOfRangeException">n is less than 1.</exception>
        /// <example><code>Tensor.From(1.0, 2.0, 3.0, 4.0).Rfft();   // [[10, 0], [-2, 2], [-2, 0]]</code></example>
        public Tensor Rfft(int? n = null, int axis = -1, FourierNorm norm = FourierNorm.Backward)
        {
            var real = x.ToFloating();
            int at = real.Shape.Axis(axis, "rfft");
            int length = n ?? real.Shape.Dims[at];
            real = Fit("rfft", real, at, length);
            var y = Op.Apply(new RfftOp(length, Scale(norm, length, inverse: false)), real.MoveAxis([at], [-1]));
            return y.MoveAxis([y.Rank - 2], [at]);
        }

        /// <summary>Real numbers from the first half of their Fourier transform: the inverse of <see cref="Rfft(Tensor, int?, int, FourierNorm)"/>.</summary>
        /// <param name="n">The length of the result, 2 (m − 1) by default: an odd one has to be named. The axis is cut to n/2 + 1, or filled with zeros.</param>
        /// <param name="axis">The axis, counted without the last one, which holds the two parts.</param>
        /// <param name="norm">What the result is divided by.</param>
        /// <returns>[..., n] for [..., m, 2]. The imaginary parts of the first element, and of the last for even n, count as 0.</returns>
        /// <exception cref="ShapeException">The last axis does not hold two parts, there is no such axis, or it is empty.</exception>
        /// <exception cref="ArgumentOutOfRangeException">n is less than 1.</exception>
        /// <example><code>Tensor.From(1.0, 2.0, 3.0).Rfft().Irfft(3);   // [1, 2, 3]</code></example>
        public Tensor Irfft(int? n = null, int axis = -1, FourierNorm norm = FourierNorm.Backward)
        {
            var z = x.ToFloating();
            int at = ComplexAxis("irfft", z, axis), length = n ?? 2 * (z.Shape.Dims[at] - 1);
            if (length < 1) throw new ArgumentOutOfRangeException(nameof(n), length, $"irfft: length {length} cannot be; give 1 or more");
            z = Fit("irfft", z, at, length / 2 + 1);
            return Op.Apply(new IrfftOp(length, Scale(norm, length, inverse: true)), z.MoveAxis([at], [-2])).MoveAxis([-1], [at]);
        }

        /// <summary>The Fourier transform of real numbers along several axes, one after the other.</summary>
        /// <param name="axes">The axes; all by default.</param>
        /// <param name="norm">What the result is divided by.</param>
        /// <returns>The shape with an axis of size 2 behind it.</returns>
        /// <exception cref="ShapeException">There is no such axis, or it is empty.</exception>
        /// <example><code>image.FftN([-2, -1]);   // as Fft2</code></example>
        public Tensor FftN(ReadOnlySpan<int> axes = default, FourierNorm norm = FourierNorm.Backward)
        {
            var real = x.ToFloating();
            var z = Tensor.Stack([real, Tensor.Zeros(real.Shape, real.DType)], axis: -1);
            foreach (int axis in AllAxes(real.Rank, axes)) z = Complex("fft", z, null, axis, norm, inverse: false);
            return z;
        }

        /// <summary>The inverse Fourier transform of complex numbers along several axes.</summary>
        /// <param name="axes">The axes, counted without the last one, which holds the two parts; all by default.</param>
        /// <param name="norm">What the result is divided by.</param>
        /// <returns>The same shape.</returns>
        /// <exception cref="ShapeException">The last axis does not hold two parts, there is no such axis, or it is empty.</exception>
        /// <example><code>image.FftN().IfftN();</code></example>
        public Tensor IfftN(ReadOnlySpan<int> axes = default, FourierNorm norm = FourierNorm.Backward)
        {
            var z = x.ToFloating();
            foreach (int axis in AllAxes(Math.Max(0, z.Rank - 1), axes)) z = Complex("ifft", z, null, axis, norm, inverse: true);
            return z;
        }

        /// <summary>The Fourier transform of real images, over the last two axes.</summary>
        /// <param name="norm">What the result is divided by.</param>
        /// <returns>[..., m, n, 2] for [..., m, n].</returns>
        /// <exception cref="ShapeException">There are fewer than two axes, or one of the two is empty.</exception>
        /// <example><code>Tensor a = [[1.0, 2.0], [3.0, 4.0]]; a.Fft2();   // real parts [[10, -2], [-4, 0]]</code></example>
        public Tensor Fft2(FourierNorm norm = FourierNorm.Backward) => x.FftN([-2, -1], norm);

        /// <summary>The inverse Fourier transform of complex images.</summary>
        /// <param name="norm">What the result is divided by.</param>
        /// <returns>[..., m, n, 2] for [..., m, n, 2].</returns>
        /// <exception cref="ShapeException">There are fewer than three axes, the last does not hold two parts, or one of the others is empty.</exception>
        /// <example><code>a.Fft2().Ifft2();</code></example>
        public Tensor Ifft2(FourierNorm norm = FourierNorm.Backward) => x.IfftN([-2, -1], norm);

        /// <summary>Moves frequency zero to the middle: a roll by half of each axis.</summary>
        /// <param name="axes">The axes; all by default. Of a complex tensor, name those without the last.</param>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        /// <example><code>Fourier.Frequencies(4).FftShift();   // [-0.5, -0.25, 0, 0.25]</code></example>
        public Tensor FftShift(ReadOnlySpan<int> axes = default) => Roll(x, axes, inverse: false);

        /// <summary>Takes <see cref="FftShift(Tensor, ReadOnlySpan{int})"/> back.</summary>
        /// <param name="axes">The axes; all by default.</param>
        /// <exception cref="ShapeException">There is no such axis.</exception>
        /// <example><code>x.FftShift().IfftShift();   // x</code></example>
        public Tensor IfftShift(ReadOnlySpan<int> axes = default) => Roll(x, axes, inverse: true);
    }

    /// <summary>The frequencies of the elements of a transform: 0, 1, …, −2, −1 over n d, Float64.</summary>
    /// <param name="n">The length of the transform.</param>
    /// <param name="d">The distance between samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 1.</exception>
    /// <example><code>Fourier.Frequencies(4, 0.5);   // [0, 0.5, -1, -0.5]</code></example>
    public static Tensor Frequencies(int n, double d = 1)
    {
        if (n < 1) throw new ArgumentOutOfRangeException(nameof(n), n, $"frequencies: length {n} cannot be; give 1 or more");
        return Tensor.From<double>([.. Enumerable.Range(0, n).Select(k => (k < (n + 1) / 2 ? k : k - n) / (n * d))]);
    }

    /// <summary>The frequencies of the elements of a transform of real numbers: 0, 1, …, n/2 over n d, Float64.</summary>
    /// <param name="n">The number of samples.</param>
    /// <param name="d">The distance between samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 1.</exception>
    /// <example><code>Fourier.RealFrequencies(4, 0.5);   // [0, 0.5, 1]</code></example>
    public static Tensor RealFrequencies(int n, double d = 1)
    {
        if (n < 1) throw new ArgumentOutOfRangeException(nameof(n), n, $"frequencies: length {n} cannot be; give 1 or more");
        return Tensor.From<double>([.. Enumerable.Range(0, n / 2 + 1).Select(k => k / (n * d))]);
    }

    static Tensor Complex(string op, Tensor z, int? n, int axis, FourierNorm norm, bool inverse)
    {
        int at = ComplexAxis(op, z, axis), length = n ?? z.Shape.Dims[at];
        z = Fit(op, z, at, length).MoveAxis([at], [-2]);
        return Op.Apply(new FftOp(inverse, Scale(norm, length, inverse)), z).MoveAxis([-2], [at]);
    }

    static int ComplexAxis(string op, Tensor z, int axis)
    {
        if (z.Rank < 2 || z.Shape[^1] != 2)
            throw new ShapeException(op, $"complex numbers need a last axis of size 2 and one before it, got shape {z.Shape}; Fft and Rfft take real ones", [z.Shape]);
        return new Shape(z.Shape.Array[..^1]).Axis(axis, op);
    }

    /// <summary>An axis cut or filled with zeros.</summary>
    static Tensor Fit(string op, Tensor x, int axis, int length)
    {
        if (length < 1)
            throw length == x.Shape.Dims[axis] ? new ShapeException(op, $"axis {axis} of {x.Shape} is empty; a transform needs an element", [x.Shape], axis)
                : new ArgumentOutOfRangeException(nameof(length), length, $"{op}: length {length} cannot be; give 1 or more");
        int size = x.Shape.Dims[axis];
        if (size > length)
        {
            var at = new Slice[axis + 1];
            Array.Fill(at, ..);
            at[axis] = ..length;
            return x[at];
        }
        return size == length ? x : Tensor.Concat([x, Tensor.Zeros(new Shape(x.Shape.Array).With(axis, length - size), x.DType)], axis);
    }

    static double Scale(FourierNorm norm, int n, bool inverse) => norm switch
    {
        FourierNorm.Orthonormal => 1 / Math.Sqrt(n),
        FourierNorm.Forward => inverse ? 1 : 1.0 / n,
        _ => inverse ? 1.0 / n : 1,
    };

    static int[] AllAxes(int rank, ReadOnlySpan<int> axes) => axes.IsEmpty ? [.. Enumerable.Range(0, rank)] : axes.ToArray();

    static Tensor Roll(Tensor x, ReadOnlySpan<int> axes, bool inverse)
    {
        int[] over = AllAxes(x.Rank, axes);
        if (over.Length == 0) return x;
        var shifts = new int[over.Length];
        for (int i = 0; i < over.Length; i++)
        {
            int half = x.Shape.Dims[x.Shape.Axis(over[i], "fft shift")] / 2;
            shifts[i] = inverse ? -half : half;
        }
        return x.Roll(shifts, over);
    }
}
