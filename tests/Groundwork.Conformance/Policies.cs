namespace Groundwork.Conformance;

/// <summary>Where the library documents another behaviour than the peer's, for cases whose tag says that there is a choice.</summary>
/// <param name="Group">The group of the cases.</param>
/// <param name="Op">Their operation.</param>
/// <param name="Throws">The documented behaviour is this exception; null where it is another value.</param>
/// <param name="Documented">Where the documentation says so.</param>
public sealed record Policy(string Group, string Op, Type? Throws, string Documented);

/// <summary>The table of documented differences.</summary>
public static class Policies
{
    /// <summary>Every documented difference; a case without the tag <c>policy</c> is never excused.</summary>
    public static readonly Policy[] All = [];

    /// <summary>The policy for a case that carries the tag, if there is one.</summary>
    public static Policy? For(Case @case) =>
        @case.Tags.Contains("policy") ? Array.Find(All, p => p.Group == @case.Group && p.Op == @case.Op) : null;
}
