using System.Globalization;
using System.Text;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>The elements in nested brackets.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Print(this, text);
        return text.ToString();

        static void Print(Tensor x, StringBuilder text)
        {
            if (x.Rank == 0)
            {
                text.Append(x.DType == DType.Bool ? x.Item<bool>().ToString() : x.DType == DType.Float32 ? x.Item<float>().ToString(CultureInfo.InvariantCulture) : x.Item().ToString(CultureInfo.InvariantCulture));
                return;
            }
            text.Append('[');
            for (int i = 0; i < x.Shape[0]; i++)
            {
                if (i > 0) text.Append(", ");
                Print(x.Detach()[i], text);
            }
            text.Append(']');
        }
    }
}
