using System.Globalization;

namespace Groundwork;

/// <summary>The decimal digits of one float: the fewest that tell it from its neighbours, or the exact value rounded where that is asked for.</summary>
/// <remarks>Rounding is of the exact binary value, ties to the even digit, as in NumPy (Steele and White's algorithm with a cut-off).</remarks>
static class FloatText
{
    /// <summary>Shortest digits of a finite number's magnitude, and the power of ten of the first: 1234.5 is ("12345", 3).</summary>
    /// <param name="value">The number; a narrower type is widened without loss.</param>
    /// <param name="dtype">The type whose neighbours count.</param>
    public static (string Digits, int Exponent) Shortest(double value, DType dtype)
    {
        value = Math.Abs(value);
        if (value == 0) return ("0", 0);
        string text = dtype switch
        {
            DType.Float64 => value.ToString("R", CultureInfo.InvariantCulture),
            DType.Float16 => ((Half)value).ToString("R", CultureInfo.InvariantCulture),
            _ => ((float)value).ToString("R", CultureInfo.InvariantCulture),
        };
        int e = text.IndexOf('E'), exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = e < 0 ? text : text[..e];
        int point = mantissa.IndexOf('.');
        string digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        exponent += (point < 0 ? mantissa.Length : point) - 1;
        int zeros = digits.Length - digits.TrimStart('0').Length;
        return (digits[zeros..].TrimEnd('0'), exponent - zeros);
    }

    /// <summary>As <c>12.5</c>: at most <paramref name="precision"/> digits after the point, without trailing zeros; the point always stands, and all digits before it are exact.</summary>
    public static string Positional(double value, DType dtype, int precision)
    {
        var (digits, exponent) = Shortest(value, dtype);
        if (digits.Length - 1 - exponent > precision) (digits, exponent) = Round(value, precision);
        string whole = exponent < 0 ? "0" : digits.Length > exponent ? digits[..(exponent + 1)] : Math.Abs(value).ToString("F0", CultureInfo.InvariantCulture);
        string fraction = exponent < 0 ? new string('0', -exponent - 1) + digits : digits.Length > exponent + 1 ? digits[(exponent + 1)..] : "";
        return $"{Sign(value)}{whole}.{fraction.TrimEnd('0')}";
    }

    /// <summary>As <c>1.25e+01</c>, in its parts: at least <paramref name="least"/> and at most <paramref name="precision"/> digits after the point, and an exponent without sign padding.</summary>
    public static (string Whole, string Fraction, int Exponent) Scientific(double value, DType dtype, int precision, int least = 0)
    {
        var (digits, exponent) = Shortest(value, dtype);
        int fraction = digits.Length - 1;
        if (value != 0 && (fraction > precision || fraction < least))
        {
            (digits, exponent) = RoundScientific(value, fraction > precision ? precision : least);
            digits = digits[..1] + digits[1..].TrimEnd('0');
        }
        return (Sign(value) + digits[..1], digits[1..].PadRight(least, '0'), exponent);
    }

    static string Sign(double value) => double.IsNegative(value) ? "-" : "";

    /// <summary>The exact value rounded to so many digits after the point.</summary>
    static (string Digits, int Exponent) Round(double value, int precision)
    {
        // The runtime's F is exact but rounds ties away from zero: a tie shows as exactly one digit more, a 5.
        value = Math.Abs(value);
        string text = value.ToString("F" + precision, CultureInfo.InvariantCulture), longer = value.ToString("F" + (precision + 1), CultureInfo.InvariantCulture);
        string chosen = IsTie(value, longer) && IsEven(longer[..^1]) ? longer[..^1] : text;
        int point = chosen.IndexOf('.');
        if (point < 0) point = chosen.Length;
        string digits = chosen.Replace(".", "", StringComparison.Ordinal);
        int zeros = Math.Min(digits.Length - digits.TrimStart('0').Length, digits.Length - 1);
        return (digits[zeros..], point - 1 - zeros);
    }

    static (string Digits, int Exponent) RoundScientific(double value, int precision)
    {
        value = Math.Abs(value);
        string text = value.ToString("E" + precision, CultureInfo.InvariantCulture), longer = value.ToString("E" + (precision + 1), CultureInfo.InvariantCulture);
        int e = longer.IndexOf('E');
        if (IsTie(value, longer) && IsEven(longer[..(e - 1)])) text = longer[..(e - 1)] + longer[e..];
        e = text.IndexOf('E');
        return (text[..e].Replace(".", "", StringComparison.Ordinal), int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    // A decimal that ends in 5 and is the value exactly. (A decimal that only rounds to the value is not a tie.)
    static bool IsTie(double value, string text)
    {
        int e = text.IndexOf('E');
        if (text[(e < 0 ? text.Length : e) - 1] != '5') return false;
        int places = text.IndexOf('.') is var point && point < 0 ? 0 : (e < 0 ? text.Length : e) - point - 1;
        string exact = e < 0 ? value.ToString("F" + (places + 1100), CultureInfo.InvariantCulture) : value.ToString("E" + (places + 1100), CultureInfo.InvariantCulture);
        return exact.AsSpan(exact.IndexOf('.') + 1 + places, 1100).IndexOfAnyExcept('0') < 0;
    }

    static bool IsEven(string digits) => (digits.TrimEnd('.')[^1] - '0') % 2 == 0;
}
