namespace Groundwork.Lessons;

/// <summary>clinic: a generated table of patients, an illness, a symptom and a test, for Bayes' rule.</summary>
/// <remarks>Symptom and test depend on the illness only: given the illness, they are independent. No patient is real. Safe to use from several threads.</remarks>
/// <example><code>
/// DataFrame patients = Clinic.Patients(10_000, seed: 1);
/// patients.RowCount;   // 10000
/// </code></example>
public static class Clinic
{
    /// <summary>Draws patients: columns <c>patient</c> (Int64, from 1), <c>age</c> (Int64, 18 to 89), <c>ill</c>, <c>cough</c> and <c>positive</c> (Bool).</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="seed">Any number; row i depends on the seed and the rows before it.</param>
    /// <param name="prior">P(ill), the share of the ill. All probabilities are from 0 to 1.</param>
    /// <param name="sensitivity">P(positive | ill): how many of the ill the test finds.</param>
    /// <param name="falsePositive">P(positive | not ill): how many of the healthy it alarms.</param>
    /// <param name="coughIfIll">P(cough | ill).</param>
    /// <param name="coughIfHealthy">P(cough | not ill).</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative count, or a probability outside 0 to 1.</exception>
    /// <example><code>Clinic.Patients(100, seed: 1, prior: 0)["ill"].Sum();   // 0</code></example>
    public static DataFrame Patients(int count, long seed, double prior = 0.01, double sensitivity = 0.99, double falsePositive = 0.05, double coughIfIll = 0.8, double coughIfHealthy = 0.1)
    {
        if (count < 0) throw new ArgumentOutOfRangeException(nameof(count), count, $"clinic: cannot draw {count} patients");
        Require(prior, nameof(prior));
        Require(sensitivity, nameof(sensitivity));
        Require(falsePositive, nameof(falsePositive));
        Require(coughIfIll, nameof(coughIfIll));
        Require(coughIfHealthy, nameof(coughIfHealthy));
        var random = new Generator(seed);
        long[] patient = new long[count], age = new long[count];
        bool[] ill = new bool[count], cough = new bool[count], positive = new bool[count];
        for (int i = 0; i < count; i++)
        {
            (patient[i], age[i]) = (i + 1, random.NextInt64(18, 90));
            ill[i] = random.NextDouble() < prior;
            cough[i] = random.NextDouble() < (ill[i] ? coughIfIll : coughIfHealthy);
            positive[i] = random.NextDouble() < (ill[i] ? sensitivity : falsePositive);
        }
        return DataFrame.Of(("patient", patient), ("age", age), ("ill", ill), ("cough", cough), ("positive", positive));
    }

    static void Require(double probability, string name)
    {
        if (!(probability is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(name, probability, $"clinic: {name} is {probability}; a probability is from 0 to 1");
    }
}
