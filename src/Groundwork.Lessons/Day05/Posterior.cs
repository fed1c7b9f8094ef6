namespace Groundwork.Lessons;

public static partial class Day05
{
    /// <summary>5.2, Bayes' rule for a test: P(ill | positive) from the share of the ill, how many of them the test finds, and how many of the healthy it alarms; refused with an <see cref="ArgumentException"/> where no test is ever positive.</summary>
    public static Exercise<Func<double, double, double, double>, (double Prior, double Sensitivity, double FalsePositive)> Posterior { get; } = new("5.2", "Bayes' rule", (f, x) => f(x.Prior, x.Sensitivity, x.FalsePositive))
    {
        Reference = (prior, sensitivity, falsePositive) => IfPositive(prior, sensitivity, falsePositive),
        Cases = draw => (draw.Probability(), draw.Probability(), draw.Probability()),
        Edges = [(0.01, 0.99, 0.05), (0.5, 0.75, 0.25), (0.2, 0.9, 0.9), (1, 0.5, 0.25), (0.25, 0.5, 0), (0.5, 0, 0), (0, 0.99, 0)],
        Laws =
        {
            { "ill or healthy: both posteriors add up to 1", (f, x) => (f(x.Prior, x.Sensitivity, x.FalsePositive) + f(1 - x.Prior, x.FalsePositive, x.Sensitivity), 1.0) },
            { "a test that alarms all alike tells nothing", (f, x) => (f(x.Prior, 0.7, 0.7), x.Prior) },
        },
        Mistakes =
        {
            { "answers with the sensitivity", (prior, sensitivity, falsePositive) => sensitivity, "That is P(positive | ill), the other way round. Of 1,000 people few are ill, and the healthy majority gives false alarms.", "section 3" },
            { "answers with 1 minus the false alarms", (prior, sensitivity, falsePositive) => 1 - falsePositive, "That is P(negative | healthy); the prior does not come up in it, and it must.", "section 3" },
            { "does not divide", (prior, sensitivity, falsePositive) => prior * sensitivity, "P(ill and positive) is a share of all people. Of those who are positive it is a larger share: divide by P(positive).", "section 3" },
            { "answers with the share of the positive", (prior, sensitivity, falsePositive) => Positive(prior, sensitivity, falsePositive), "P(positive) is what one divides by.", "section 3" },
            { "gives false alarms to everybody", (prior, sensitivity, falsePositive) => Ratio(prior * sensitivity, prior * sensitivity + falsePositive), "Only the healthy can be alarmed falsely: falsePositive · (1 - prior).", "section 3" },
            { "weighs the false alarms with the ill", (prior, sensitivity, falsePositive) => Ratio(prior * sensitivity, prior * sensitivity + prior * falsePositive), "False alarms come from the healthy, and these are 1 - prior.", "section 3" },
            { "swaps what is given and what is asked", (prior, sensitivity, falsePositive) => Ratio((1 - prior) * falsePositive, Positive(prior, sensitivity, falsePositive)), "That is P(healthy | positive): the ill go above the line.", "section 3" },
            { "gives NaN where no test is positive", (prior, sensitivity, falsePositive) => prior * sensitivity / Positive(prior, sensitivity, falsePositive), "Where P(positive) is 0, being positive tells nothing, for it never happens: refuse with an ArgumentException.", "section 3" },
        },
        Rules = [Rule.NoCall("Posterior", "Conditional")],
        Hints =
        [
            "Imagine 1,000 people: how many are ill and positive, how many healthy and positive?",
            "P(positive) = sensitivity · prior + falsePositive · (1 - prior). If that is 0, throw an ArgumentException.",
            "return sensitivity * prior / positive;",
        ],
        Why = "Of all who are positive it takes the share of those who are ill, which is what \"given\" means.",
    };

    static double Positive(double prior, double sensitivity, double falsePositive) => prior * sensitivity + (1 - prior) * falsePositive;

    static double IfPositive(double prior, double sensitivity, double falsePositive) => Ratio(prior * sensitivity, Positive(prior, sensitivity, falsePositive));

    static double Ratio(double part, double whole) => whole == 0 ? throw new ArgumentException("posterior: nobody is positive") : part / whole;
}
