namespace Groundwork.Nn;

/// <summary>A learning rate as a function of the number of steps done. Immutable: nothing to save but the step. Safe to use from several threads.</summary>
/// <remarks>With PyTorch's formulas and names; <c>At(0)</c> is the rate of the first step.</remarks>
/// <example><code>
/// var schedule = Schedule.WarmupCosine(rate: 1e-3, steps: 2000, warmup: 100, minFactor: 0.1);
/// optimizer.LearningRate = schedule.At(step);
/// </code></example>
public sealed class Schedule
{
    readonly Func<long, double> _at;

    Schedule(string name, Func<long, double> at) => (Name, _at) = (name, at);

    /// <summary>The name of the shape, such as <c>cosine</c>.</summary>
    public string Name { get; }

    /// <summary>The rate after <paramref name="step"/> steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The step is negative.</exception>
    public double At(long step)
    {
        Require.AtLeast(0, Name, step);
        return _at(step);
    }

    /// <summary>The rates before the first step and after each of <paramref name="steps"/> steps: steps + 1 numbers.</summary>
    public double[] Rates(int steps)
    {
        var rates = new double[steps + 1];
        for (int t = 0; t <= steps; t++) rates[t] = At(t);
        return rates;
    }

    /// <summary>A schedule of one's own.</summary>
    /// <example><code>Schedule.Of("halves", t => 0.1 * Math.Pow(0.5, t / 10));</code></example>
    public static Schedule Of(string name, Func<long, double> at) => new(name, at);

    /// <summary>The rate times gamma after every <paramref name="stepSize"/> steps.</summary>
    public static Schedule Step(double rate, int stepSize, double gamma = 0.1)
    {
        Require.AtLeast(1, "step schedule", stepSize);
        return new("step", t => rate * Math.Pow(gamma, t / stepSize));
    }

    /// <summary>The rate times gamma at every milestone.</summary>
    public static Schedule MultiStep(double rate, IReadOnlyList<int> milestones, double gamma = 0.1)
    {
        ArgumentNullException.ThrowIfNull(milestones);
        int[] at = [.. milestones];
        return new("multi-step", t => rate * Math.Pow(gamma, at.Count(m => t >= m)));
    }

    /// <summary>The rate times <paramref name="factor"/> for the first <paramref name="steps"/> steps, then the rate.</summary>
    public static Schedule Constant(double rate, double factor = 1, int steps = 0) => new("constant", t => t < steps ? rate * factor : rate);

    /// <summary>A factor on the rate that goes in a straight line from <paramref name="startFactor"/> to <paramref name="endFactor"/> in <paramref name="steps"/> steps, and stays.</summary>
    public static Schedule Linear(double rate, double startFactor = 1.0 / 3, double endFactor = 1, int steps = 5) =>
        new("linear", t => rate * (startFactor + (endFactor - startFactor) * Fraction(t, steps)));

    /// <summary>rate · gammaᵗ.</summary>
    public static Schedule Exponential(double rate, double gamma) => new("exponential", t => rate * Math.Pow(gamma, t));

    /// <summary>rate · (1 − t / steps)^power, and 0 from then on.</summary>
    public static Schedule Polynomial(double rate, int steps, double power = 1) => new("polynomial", t => rate * Math.Pow(1 - Fraction(t, steps), power));

    /// <summary>Half a cosine wave from the rate down to <paramref name="minimum"/> in <paramref name="steps"/> steps; beyond them the wave goes on.</summary>
    /// <remarks>Source: Loshchilov and Hutter (2016), "SGDR: Stochastic Gradient Descent with Warm Restarts", equation 5 without restarts.</remarks>
    public static Schedule Cosine(double rate, int steps, double minimum = 0)
    {
        Require.AtLeast(1, "cosine schedule", steps);
        return new("cosine", t => Wave(rate, minimum, (double)t / steps));
    }

    /// <summary>Half a cosine wave from the rate to <paramref name="minimum"/>, started anew after <paramref name="period"/> steps; each period is <paramref name="factor"/> times the last.</summary>
    /// <remarks>Source: Loshchilov and Hutter (2016), "SGDR: Stochastic Gradient Descent with Warm Restarts", equation 5.</remarks>
    public static Schedule CosineWarmRestarts(double rate, int period, int factor = 1, double minimum = 0)
    {
        Require.AtLeast(1, "cosine with warm restarts", period);
        Require.AtLeast(1, "cosine with warm restarts", factor);
        return new("cosine with warm restarts", t =>
        {
            long length = period;
            while (factor > 1 && t >= length) (t, length) = (t - length, length * factor);
            return Wave(rate, minimum, (double)(t % length) / length);
        });
    }

    /// <summary>A straight warm-up, (t + 1) / warmup, then half a cosine wave down to <paramref name="minFactor"/> of the rate at <paramref name="steps"/>, and that from then on.</summary>
    /// <example><code>Schedule.WarmupCosine(rate: 1e-3, steps: 2000, warmup: 100, minFactor: 0.1);</code></example>
    /// <exception cref="ArgumentOutOfRangeException">The warm-up is negative.</exception>
    public static Schedule WarmupCosine(double rate, int steps, int warmup, double minFactor = 0)
    {
        Require.AtLeast(0, "warm-up and cosine", warmup);
        return new("warm-up and cosine", t => t < warmup
            ? rate * ((t + 1.0) / warmup)
            : rate * Wave(1, minFactor, Math.Min(1, (t - warmup) / Math.Max(1.0, steps - warmup))));
    }

    /// <summary>One cycle: from maximum / divFactor up to the maximum in <paramref name="pctStart"/> of the steps, then down to a <paramref name="finalDivFactor"/>th of the start.</summary>
    /// <param name="maximum">The highest rate.</param>
    /// <param name="totalSteps">The length of the cycle; the schedule ends there.</param>
    /// <param name="pctStart">The part of the cycle that goes up.</param>
    /// <param name="linear">True for straight lines, false for cosine waves.</param>
    /// <param name="divFactor">The highest rate over the first.</param>
    /// <param name="finalDivFactor">The first rate over the last.</param>
    /// <param name="threePhase">True: down to the first rate as long as it went up, then to the last.</param>
    /// <remarks>Source: Smith and Topin (2017), "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates".</remarks>
    public static Schedule OneCycle(double maximum, int totalSteps, double pctStart = 0.3, bool linear = false, double divFactor = 25, double finalDivFactor = 1e4, bool threePhase = false)
    {
        Require.AtLeast(1, "one cycle", totalSteps);
        double first = maximum / divFactor, last = first / finalDivFactor, up = pctStart * totalSteps - 1;
        (double End, double From, double To)[] phases = threePhase
            ? [(up, first, maximum), (2 * pctStart * totalSteps - 2, maximum, first), (totalSteps - 1, first, last)]
            : [(up, first, maximum), (totalSteps - 1, maximum, last)];
        return new("one cycle", t =>
        {
            if (t >= totalSteps) throw new ArgumentOutOfRangeException(nameof(t), $"one cycle: step {t} is beyond the {totalSteps} steps of the cycle");
            double start = 0;
            foreach (var (end, from, to) in phases)
            {
                if (t <= end || end == totalSteps - 1)
                {
                    double part = (t - start) / (end - start);
                    return linear ? from + (to - from) * part : Wave(from, to, part);
                }
                start = end;
            }
            return last;
        });
    }

    /// <summary>Triangles between two rates.</summary>
    /// <param name="minimum">The lower rate.</param>
    /// <param name="maximum">The upper rate of the first triangle.</param>
    /// <param name="stepsUp">Steps from low to high.</param>
    /// <param name="stepsDown">Steps from high to low; as many as up by default.</param>
    /// <param name="mode">What becomes of the height.</param>
    /// <param name="gamma">The factor of each step in <see cref="CyclicMode.Exponential"/>.</param>
    /// <remarks>Source: Smith (2015), "Cyclical Learning Rates for Training Neural Networks".</remarks>
    public static Schedule Cyclic(double minimum, double maximum, int stepsUp = 2000, int? stepsDown = null, CyclicMode mode = CyclicMode.Triangular, double gamma = 1)
    {
        Require.AtLeast(1, "cyclic schedule", stepsUp);
        double total = stepsUp + (stepsDown ?? stepsUp), ratio = stepsUp / total;
        return new("cyclic", t =>
        {
            double cycle = Math.Floor(1 + t / total), x = 1 + t / total - cycle;
            double height = (maximum - minimum) * (x <= ratio ? x / ratio : (x - 1) / (ratio - 1));
            return minimum + height * mode switch
            {
                CyclicMode.Halving => 1 / Math.Pow(2, cycle - 1),
                CyclicMode.Exponential => Math.Pow(gamma, t),
                _ => 1,
            };
        });
    }

    /// <summary>Schedules one after another: schedule k + 1 begins, with its own step 0, at milestone k.</summary>
    /// <exception cref="ArgumentException">There is not one milestone less than schedules, or they do not grow.</exception>
    public static Schedule Sequence(IReadOnlyList<Schedule> schedules, IReadOnlyList<int> milestones)
    {
        ArgumentNullException.ThrowIfNull(schedules);
        ArgumentNullException.ThrowIfNull(milestones);
        if (schedules.Count == 0 || milestones.Count != schedules.Count - 1)
            throw new ArgumentException($"schedule: {schedules.Count} schedules need {Math.Max(schedules.Count - 1, 0)} milestones, got {milestones.Count}");
        for (int i = 1; i < milestones.Count; i++)
            if (milestones[i] <= milestones[i - 1]) throw new ArgumentException($"schedule: milestones {string.Join(", ", milestones)} do not grow");
        Schedule[] parts = [.. schedules];
        int[] starts = [0, .. milestones];
        return new("sequence", t =>
        {
            int k = parts.Length - 1;
            while (k > 0 && t < starts[k]) k--;
            return parts[k].At(t - starts[k]);
        });
    }

    /// <summary>The product of schedules, each of which is taken as a factor on the first's start: schedules made for the same rate combine as in PyTorch's chain.</summary>
    public static Schedule Chain(double rate, params ReadOnlySpan<Schedule> schedules)
    {
        Schedule[] parts = schedules.ToArray();
        return new("chain", t => parts.Aggregate(rate, (product, s) => product * (s.At(t) / rate)));
    }

    static double Fraction(long t, int steps) => steps <= 0 ? 1 : (double)Math.Min(t, steps) / steps;

    static double Wave(double from, double to, double part) => to + (from - to) * 0.5 * (1 + Math.Cos(Math.PI * part));
}

/// <summary>What becomes of the height of the triangles of <see cref="Schedule.Cyclic"/>.</summary>
public enum CyclicMode
{
    /// <summary>It stays.</summary>
    Triangular,
    /// <summary>It halves after each triangle.</summary>
    Halving,
    /// <summary>It falls by a factor a step.</summary>
    Exponential,
}
