using System.Collections.Immutable;

namespace Groundwork.Notebook;

/// <summary>The text of a cell under the name by which its compiled code knows it.</summary>
/// <param name="Path">What stack frames call the file, such as <c>cell-7</c>.</param>
/// <param name="Label">What the user calls it, such as <c>cell 3</c>.</param>
/// <param name="Code">Its text.</param>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record CellSource(string Path, string Label, string Code)
{
    static ImmutableList<CellSource> _ran = [];

    /// <summary>The cells that ran in this process, in their order, each under the path that <c>[CallerFilePath]</c> has there; empty outside a kernel.</summary>
    public static IReadOnlyList<CellSource> Ran => Volatile.Read(ref _ran);

    internal static void Add(CellSource source) => ImmutableInterlocked.Update(ref _ran, static (all, one) => all.Add(one), source);
}
