namespace Groundwork.Gallery;

public sealed class BarsOfCategories() : Recipe("Bars", "Amounts side by side, with their numbers.")
{
    public override Figure Draw()
    {
        string[] cities = ["Oslo", "Rome", "Lima", "Kyoto"];
        Figure figure = Plot.Bar(cities, [3.2, 12.5, 8, 9.1], "2024");
        figure.Axes.AddBar(cities, [4.1, 10.2, -2, 9.9], "2025");
        foreach (BarMark bars in figure.Axes.Marks) bars.ValueFormat = "0.0";
        figure.Axes.Y.Label = "change (%)";
        return figure;
    }
}

public sealed class BarsSideways() : Recipe("Bars, sideways", "For long names.")
{
    public override Figure Draw()
    {
        var figure = new Figure();
        BarMark bars = figure.Axes.AddBar(["attention", "feed-forward", "embedding", "head", "layer norms"], [66.0, 131.7, 8.3, 8.4, 0.5], orientation: Orientation.Horizontal);
        bars.ValueFormat = "0.0 K";
        figure.Axes.X.Label = "parameters (thousands)";
        return figure;
    }
}

public sealed class BarsStacked() : Recipe("Bars on top of one another", "Parts of a whole for each category.")
{
    public override Figure Draw()
    {
        string[] days = ["Mon", "Tue", "Wed", "Thu", "Fri"];
        Figure figure = Plot.Bar(days, [4, 3, 5, 4, 2], "training");
        figure.Axes.AddBar(days, [2, 2, 1, 3, 4], "evaluation").IsStacked = true;
        figure.Axes.AddBar(days, [1, 2, 1, 0.5, 1], "waiting").IsStacked = true;
        figure.Axes.Y.Label = "hours";
        return figure;
    }
}

public sealed class PieOfShares() : Recipe("Shares of a whole", "A few parts of one whole, as a ring.")
{
    public override Figure Draw()
    {
        var figure = new Figure { Width = 480, Height = 360 };
        PieMark pie = figure.Axes.AddPie(["Adelie", "Gentoo", "Chinstrap"], [152, 124, 68]);
        pie.HoleRadius = 0.55;
        return figure;
    }
}

public sealed class HeatOfMatrix() : Recipe("Heat map", "A matrix with names on both sides.")
{
    public override Figure Draw()
    {
        string[] layers = ["embed", "block 1", "block 2", "block 3", "head"];
        Tensor times = Tensor.FromFunction(5, 6, (r, c) => (float)((r + 1) * Math.Pow(2, c) * (r is 0 or 4 ? 0.3 : 1)));
        Figure figure = Plot.Heatmap(times, layers, ["1", "2", "4", "8", "16", "32"]);
        ((HeatMark)figure.Axes.Marks[0]).CellFormat = "0";
        figure.Axes.X.Label = "batch";
        return figure;
    }
}

public sealed class PicturesOfDigits() : Recipe("Pictures", "Tensors as pictures: handwritten digits, 8 by 8.")
{
    public override Figure Draw()
    {
        Tensor digits = Digits.Drop("digit").ToTensor().Reshape(-1, 8, 8);
        var figure = new Figure(2, 5) { Width = 620, Height = 280 };
        for (int i = 0; i < 10; i++)
        {
            Axes axes = figure[i / 5, i % 5];
            axes.AddImage(digits[i]);
            (axes.X.HasTicks, axes.Y.HasTicks) = (false, false);
        }
        return figure;
    }
}

public sealed class ContoursOfSurface() : Recipe("Contours", "Lines of equal height with their numbers.")
{
    public override Figure Draw()
    {
        Tensor x = Tensor.Linspace(-3, 3, 80, dtype: DType.Float64), y = x.Reshape(80, 1);
        Tensor heights = 3 * (1 - x) * (1 - x) * (-x * x - (y + 1) * (y + 1)).Exp() - 10 * (x / 5 - x * x * x - y * y * y * y * y) * (-x * x - y * y).Exp();
        var figure = new Figure();
        figure.Axes.AddContour(x, x, heights).HasLabels = true;
        return figure;
    }
}

public sealed class FilledContours() : Recipe("Filled contours", "The areas between heights, with a colour bar.")
{
    public override Figure Draw()
    {
        Tensor x = Tensor.Linspace(-3, 3, 31, dtype: DType.Float64), y = x.Reshape(31, 1);
        var figure = new Figure();
        figure.Axes.AddFilledContour(x, x, (x * x + y * y).Sqrt().Cos() * (x / 3).Exp());
        return figure;
    }
}

public sealed class HexagonsOfPoints() : Recipe("Hexagons", "For many points: counts in a honeycomb.")
{
    public override Figure Draw()
    {
        Tensor z = Tensor.Randn([20_000, 2], seed: 8);
        Tensor x = z[.., 0], y = 0.6 * x + 0.5 * z[.., 1] + 0.15 * x * x;
        var figure = new Figure();
        figure.Axes.AddHexbin(x, y, columns: 24).Colors = ColorMap.Blues;
        return figure;
    }
}

public sealed class NotesAndSpans() : Recipe("Notes, rules and spans", "What a reader should look at, written beside it.")
{
    public override Figure Draw()
    {
        double[] x = [.. Enumerable.Range(0, 101).Select(i => i / 10.0)];
        Figure figure = Plot.Line(x, Array.ConvertAll(x, v => Math.Exp(-v / 3) * Math.Cos(2 * v)));
        figure.Axes.AddVerticalSpan(4, 6, "warm-up");
        figure.Axes.AddHorizontalRule(0);
        figure.Axes.AddAnnotation(1.54, -0.6, "first minimum");
        figure.Axes.AddText(8, 0.05, "almost at rest");
        return figure;
    }
}

public sealed class PlotWithinPlot() : Recipe("A plot within a plot", "A closer look in the corner that is empty.")
{
    public override Figure Draw()
    {
        double[] x = [.. Enumerable.Range(0, 400).Select(i => i / 40.0)], y = Array.ConvertAll(x, v => Math.Sin(v) + 0.05 * Math.Sin(40 * v));
        Figure figure = Plot.Line(x, y);
        figure.Axes.Y.Max = 2.4;
        Axes closer = figure.Axes.AddInset(width: 0.36, height: 0.38);
        closer.AddLine(x[40..80], y[40..80]);
        return figure;
    }
}

public sealed class GridOfPlots() : Recipe("A grid of plots", "Plots of different sizes; one spans two places.")
{
    public override Figure Draw()
    {
        var random = new Generator(2);
        double[] walk = new double[300];
        for (int i = 1; i < walk.Length; i++) walk[i] = walk[i - 1] + random.NextNormal();
        var figure = new Figure(2, 2) { Title = "One walk, three views", Height = 480 };
        figure.Span(0, 0, rows: 1, columns: 2).AddLine(Values.Range(300), walk);
        figure[1, 0].AddHistogram(walk, bins: 20);
        figure[1, 1].AddScatter(walk[..^1], walk[1..]);
        (figure[0, 0].Title, figure[1, 0].Title, figure[1, 1].Title) = ("where it was", "how often", "from step to step");
        return figure;
    }
}
