namespace Groundwork.Bench.Peers;

/// <summary>One thing that a peer does as well: the name is the same in peers.py.</summary>
/// <param name="Group">Cases of a group run in one process, after one another.</param>
/// <param name="Name">The name in the table.</param>
/// <param name="Prepare">Makes the operands and returns the work that is timed.</param>
/// <param name="Flops">Multiplications and additions of one call, or 0: then the share of the machine's limit is that of memory.</param>
/// <param name="Bytes">Bytes that one call must read, and write to places that it does not read.</param>
/// <param name="Items">What a call gets through, to be told a second or in microseconds each: tokens, operations; 0 for nothing.</param>
/// <param name="Unit">What the items are.</param>
/// <param name="Double">True where the arithmetic is Float64.</param>
internal sealed record PeerCase(
    string Group, string Name, Func<Action> Prepare, double Flops = 0, double Bytes = 0, double Items = 0, string Unit = "", bool Double = false);

/// <summary>What was measured of a case in one process, in milliseconds.</summary>
internal sealed record Measured(string Peer, double Median, double Best, int Repetitions);
