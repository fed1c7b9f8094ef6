namespace Groundwork.LinearAlgebra;

/// <summary>Scales rows and columns by powers of two until their sizes are alike, which rounds nothing and makes eigenvalues more exact (Osborne 1960; Parlett and Reinsch 1969).</summary>
static unsafe class Balancing
{
    /// <summary>A becomes D⁻¹ A D.</summary>
    /// <returns>The diagonal of D.</returns>
    public static double[] Apply(in MatrixSpan<double> a)
    {
        int n = a.Rows;
        var d = new double[n];
        Array.Fill(d, 1);
        bool changed = true;
        for (int round = 0; changed && round < 100; round++)
        {
            changed = false;
            for (int i = 0; i < n; i++)
            {
                double row = 0, column = 0;
                for (int j = 0; j < n; j++)
                {
                    if (j == i) continue;
                    row += Math.Abs(a[i, j]);
                    column += Math.Abs(a[j, i]);
                }
                if (row == 0 || column == 0 || !double.IsFinite(row + column)) continue;
                int exponent = Math.Clamp((Math.ILogB(row) - Math.ILogB(column)) / 2, -500, 500);
                double f = Math.ScaleB(1, exponent);
                if (exponent == 0 || column * f + row / f >= 0.95 * (column + row)) continue;
                changed = true;
                d[i] *= f;
                for (int j = 0; j < n; j++) a[i, j] /= f;
                for (int j = 0; j < n; j++) a[j, i] *= f;
            }
        }
        return d;
    }
}
