using System.Globalization;

namespace Groundwork;

/// <summary>The elements of a tensor that are shown, as texts of one width: all of them, or the edges of each axis where there are too many.</summary>
/// <param name="Shown">For each axis the indices that are shown.</param>
/// <param name="Texts">The texts, row-major over the shown indices.</param>
/// <param name="Values">The same elements as numbers.</param>
sealed record ElementTexts(int[][] Shown, string[] Texts, double[] Values)
{
    public bool IsCut(int axis, Shape shape) => Shown[axis].Length < shape.Dims[axis];

    public static ElementTexts Of(Tensor x, PrintOptions options)
    {
        bool summarised = x.Count > options.Threshold;
        var shown = new int[x.Rank][];
        for (int axis = 0; axis < shown.Length; axis++)
        {
            int n = x.Shape.Dims[axis], edge = options.EdgeItems;
            shown[axis] = summarised && n > 2L * edge
                ? [.. Enumerable.Range(0, edge), .. Enumerable.Range(n - edge, edge)]
                : [.. Enumerable.Range(0, n)];
        }
        switch (x.DType)
        {
            case DType.Bool:
                var bools = Read<bool>(x, shown);
                return new(shown, Array.ConvertAll(bools, b => b ? x.Rank == 0 ? "True" : " True" : "False"), Array.ConvertAll(bools, b => b ? 1.0 : 0.0));
            case DType.Int64:
                return Whole(shown, Read<long>(x, shown));
            case DType.Int32:
                return Whole(shown, Array.ConvertAll(Read<int>(x, shown), i => (long)i));
            case DType.UInt8:
                return Whole(shown, Array.ConvertAll(Read<byte>(x, shown), i => (long)i));
            default:
                double[] values = x.DType switch
                {
                    DType.Float64 => Read<double>(x, shown),
                    DType.Float32 => Array.ConvertAll(Read<float>(x, shown), f => (double)f),
                    DType.Float16 => Array.ConvertAll(Read<Half>(x, shown), f => (double)f),
                    _ => Array.ConvertAll(Read<BFloat16>(x, shown), f => (double)(float)f),
                };
                return new(shown, Floats(values, x.DType, options), values);
        }
    }

    static T[] Read<T>(Tensor x, int[][] shown) where T : unmanaged
    {
        int count = 1;
        foreach (int[] axis in shown) count *= axis.Length;
        var values = new T[count];
        var from = x.Storage.Elements<T>();
        var strides = x.Strides;
        for (int i = 0; i < count; i++)
        {
            long at = x.Offset;
            for (int axis = shown.Length - 1, rest = i; axis >= 0; axis--)
            {
                (rest, int place) = Math.DivRem(rest, shown[axis].Length);
                at += shown[axis][place] * strides[axis];
            }
            values[i] = from[(int)at];
        }
        GC.KeepAlive(x);
        return values;
    }

    static ElementTexts Whole(int[][] shown, long[] values)
    {
        string[] texts = Array.ConvertAll(values, i => i.ToString(CultureInfo.InvariantCulture));
        int width = texts.Length == 0 ? 0 : texts.Max(text => text.Length);
        return new(shown, Array.ConvertAll(texts, text => text.PadLeft(width)), Array.ConvertAll(values, i => (double)i));
    }

    /// <summary>NumPy's rule: one notation for all, points aligned, digits as many as the longest needs.</summary>
    static string[] Floats(double[] values, DType dtype, PrintOptions options)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        int left = 0, right = 0;
        Func<double, string> print;
        if (IsScientific(finite, dtype, options))
        {
            var parts = Array.ConvertAll(finite, v => FloatText.Scientific(v, dtype, options.Precision));
            int fraction = parts.Max(p => p.Fraction.Length), exponent = parts.Max(p => Exponent(p.Exponent, 2).Length - 1);
            left = parts.Max(p => p.Whole.Length);
            right = exponent + 2 + fraction;
            int pad = left;
            print = v =>
            {
                var (whole, digits, power) = FloatText.Scientific(v, dtype, fraction, fraction);
                return $"{whole.PadLeft(pad)}.{digits}e{Exponent(power, exponent)}";
            };
        }
        else
        {
            foreach (double v in finite)
            {
                string text = FloatText.Positional(v, dtype, options.Precision);
                int point = text.IndexOf('.');
                left = Math.Max(left, point);
                right = Math.Max(right, text.Length - point - 1);
            }
            int pad = left, padRight = right;
            print = v =>
            {
                string text = FloatText.Positional(v, dtype, options.Precision);
                int point = text.IndexOf('.');
                return new string(' ', pad - point) + text + new string(' ', padRight - (text.Length - point - 1));
            };
        }
        // inf and nan stand where a number's last character would.
        int width = left + right + 1;
        foreach (double v in values)
            if (!double.IsFinite(v)) width = Math.Max(width, Special(v).Length);
        int more = width - (left + right + 1);
        return Array.ConvertAll(values, v => double.IsFinite(v) ? new string(' ', more) + print(v) : Special(v).PadLeft(width));

        static string Exponent(int power, int digits) => (power < 0 ? "-" : "+") + Math.Abs(power).ToString("D" + digits, CultureInfo.InvariantCulture);
    }

    static string Special(double v) => double.IsNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";

    static bool IsScientific(double[] finite, DType dtype, PrintOptions options)
    {
        double most = 0, least = double.PositiveInfinity;
        foreach (double v in finite)
        {
            double size = Math.Abs(v);
            if (size == 0) continue;
            most = Math.Max(most, size);
            least = Math.Min(least, size);
        }
        if (most == 0) return false;
        // The quotient is taken in the tensor's own type, as there.
        double ratio = dtype switch
        {
            DType.Float64 => most / least,
            DType.Float16 => (double)(Half)(most / least),
            _ => (float)most / (float)least,
        };
        return most >= 1e8 || !options.Suppress && (least < 1e-4 || ratio > 1000);
    }
}
