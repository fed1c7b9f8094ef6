using Groundwork.Conformance.Frames;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>frame</c>.</summary>
static class FrameOps
{
    public static readonly OpTable Table = Make();

    static OpTable Make()
    {
        var table = new OpTable
        {
            { "read_csv", c => FrameTables.From(FrameInputs.Read(c, 0)) },
            { "to_csv", c => FrameInputs.Read(c, 0).ToCsv() },
            { "merge", c => FrameTables.From(FrameVerbs.Merge(FrameInputs.Read(c, 0), FrameInputs.Read(c, 1), c.Args)) },
            { "concat", c => FrameTables.From(FrameVerbs.Concat(FrameInputs.Read(c, 0), FrameInputs.Read(c, 1), c.Args)) },
            { "pipeline", c => FrameTables.From(FrameVerbs.Pipeline(FrameInputs.Read(c, 0), c.Args)) },
        };
        foreach ((string op, Func<DataFrame, Args, DataFrame> verb) in FrameVerbs.Table)
            table.Add(op, c => FrameTables.From(verb(FrameInputs.Read(c, 0), c.Args)));
        return table;
    }
}
