using System.Numerics;

namespace Groundwork;

/// <summary>
/// digits · 10^power as the nearest double, from a product of 64 and 128 bits (D. Lemire, "Number parsing at a gigabyte per
/// second", 2021; the method is M. Eisel's). The rare products that do not decide are left to the caller.
/// </summary>
internal static class DecimalToDouble
{
    private const int LeastPower = -342;
    private const int GreatestPower = 308;

    // 5^q with its highest bit at bit 127: rounded up for -27 to -1, where that makes whole results exact; else cut off.
    private static readonly UInt128[] powersOfFive = [.. Enumerable.Range(LeastPower, GreatestPower - LeastPower + 1).Select(PowerOfFive)];

    public static bool TryConvert(ulong digits, int power, out double value)
    {
        value = 0;
        if (digits == 0) return true;
        if (power is < LeastPower or > GreatestPower) return false;
        var shift = BitOperations.LeadingZeroCount(digits);
        digits <<= shift;
        var five = powersOfFive[power - LeastPower];
        var high = Math.BigMul(digits, (ulong)(five >> 64), out var low);
        if ((high & 0x1FF) == 0x1FF)
        {
            // The lower half of the power may still carry into the bits that decide.
            var more = Math.BigMul(digits, (ulong)five, out _);
            low += more;
            if (low < more) high++;
        }
        if (low == ulong.MaxValue && power is < -27 or > 55) return false;
        var top = (int)(high >> 63);
        var mantissa = high >> (top + 9); // 54 bits: one more than a double has, to round by
        var exponent = ((217706 * power) >> 16) + 63 + top - shift + 1023; // log2(10) is 217706 / 65536
        if (exponent <= 0) return false;
        // Exactly halfway: to even.
        if (low <= 1 && power is >= -4 and <= 23 && (mantissa & 3) == 1 && mantissa << (top + 9) == high) mantissa &= ~1UL;
        mantissa += mantissa & 1;
        mantissa >>= 1;
        if (mantissa >= 1UL << 53)
        {
            mantissa = 1UL << 52;
            exponent++;
        }
        if (exponent >= 2047) return false;
        value = BitConverter.UInt64BitsToDouble(mantissa & ((1UL << 52) - 1) | (ulong)exponent << 52);
        return true;
    }

    private static UInt128 PowerOfFive(int power)
    {
        if (power >= 0)
        {
            var five = BigInteger.Pow(5, power);
            var bits = (int)five.GetBitLength();
            return (UInt128)(bits <= 128 ? five << (128 - bits) : five >> (bits - 128));
        }
        var divisor = BigInteger.Pow(5, -power);
        var length = (int)divisor.GetBitLength();
        var quotient = (BigInteger.One << (power >= -27 ? length + 127 : 2 * length + 128)) / divisor + 1;
        return (UInt128)(quotient >> Math.Max(0, (int)quotient.GetBitLength() - 128));
    }
}
