namespace Groundwork.Lessons;

/// <summary>Day 5, probability, and probability inside a language model: what <c>lessons/day-05.cs</c> asks.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public static partial class Day05
{
    /// <summary>In the order of the lesson.</summary>
    internal static IReadOnlyList<Assignment> All => [Q1, Pick, Q2, Posterior, IsIndependent, Q3, Softmax, Q4, Q5, CrossEntropy, Kl, Q6, BatchLoss];

    /// <summary>5.Q1: what a positive test says of a rare illness.</summary>
    public static Quiz Q1 { get; } = new("5.Q1", "what a positive test says")
    {
        Answers =
        {
            { "a", "That is how sure the test is of the ill. Most people are healthy, and their few false alarms are more than all the ill together. You compute it in section 3." },
            { "b", "That is how sure the test is of the healthy. How many are ill matters just as much. You compute it in section 3." },
            { "c", "It is even less: five false alarms stand against one who is ill." },
            { "d", "About ten of 1,000 are ill and found, about fifty are healthy and alarmed: one in six.", true },
        },
        Hints = ["Take 1,000 people and count: how many are ill, how many of the others are alarmed?"],
    };

    /// <summary>5.Q2: how the deviation of a mean falls with the number of draws.</summary>
    public static Quiz Q2 { get; } = new("5.Q2", "how a mean settles")
    {
        Answers =
        {
            { "a", "The variance falls to a quarter; the deviation is its root." },
            { "b", "The variance of a mean is that of one draw, divided by how many there are; its root halves with four times as many.", true },
            { "c", "High and low draws cancel more and more: the mean does settle." },
            { "d", "It falls to that only with sixteen times as many draws." },
        },
        Hints = ["Look at what the cell printed for 100 and for 10,000 draws: a hundred times as many, and the deviation is …?"],
    };

    /// <summary>5.Q3: what no correlation says.</summary>
    public static Quiz Q3 { get; } = new("5.Q3", "no correlation")
    {
        Answers =
        {
            { "a", "Look at the table: X = 1 leaves no doubt about X², so they are anything but independent." },
            { "b", "The correlation sees straight lines alone. Here one variable decides the other, and high and low cancel.", true },
            { "c", "The other way round it is true: independent variables are uncorrelated." },
        },
        Hints = ["If you know X, what do you know of X²?"],
    };

    /// <summary>5.Q4: the score that the page's numbers belong to.</summary>
    public static Quiz Q4 { get; } = new("5.Q4", "the scores behind the page's numbers")
    {
        Answers =
        {
            { "0", "softmax([3, 1, 0]) is what the page prints: somebody changed the score, and not the comment.", true },
            { "0.2", "That is what the page says, and with it the third probability is 0.051." },
            { "0.042", "That is the third probability; the question is for the score." },
            { "0.1", "Closer: the third probability is still above 0.042." },
        },
        Otherwise = "Not there: put your number into the cell above as the third score, and compare all three with what the page prints.",
        Hints = ["ln(0.114 / 0.042) is how far the third score lies below the second."],
    };

    /// <summary>5.Q5: what half the temperature does.</summary>
    public static Quiz Q5 { get; } = new("5.Q5", "half the temperature")
    {
        Answers =
        {
            { "a", "Dividing by a half is doubling: the ratio of two probabilities is squared, and the favourite gains.", true },
            { "b", "Dividing by a number below 1 makes the differences larger, not smaller." },
            { "c", "A shift of all scores changes nothing; a factor does." },
            { "d", "That would be the limit at temperature 0." },
        },
        Hints = ["Scores [2, 0] divided by 0.5 are [4, 0]."],
    };

    /// <summary>5.Q6: which divergence holds a tuned model near its reference.</summary>
    public static Quiz Q6 { get; } = new("5.Q6", "which way round")
    {
        Answers =
        {
            { "a", "This is what the page computes. But the texts that one has are drawn from the new policy, so it is the policy that weighs." },
            { "b", "The policy writes, and its words are held against the reference: KL(policy ‖ reference), an average over the policy's draws.", true },
            { "c", "They differ, as you have seen: 0.0178 and 0.0182 in the page's example, and much more where one is nearly 0." },
        },
        Hints = ["Over whose words can one average: whose words are there?"],
    };
}
