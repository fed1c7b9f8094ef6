namespace Groundwork.Lessons;

public sealed class NotAttemptedTests
{
    [Fact]
    public void A_stub_says_what_to_do() => Assert.Contains("write your own code here", new NotAttempted().Message);
}
