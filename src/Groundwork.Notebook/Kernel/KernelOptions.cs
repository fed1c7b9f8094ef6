namespace Groundwork.Notebook;

/// <summary>Where a kernel runs, and how far a cell may go.</summary>
/// <remarks>Immutable: safe to use from several threads.</remarks>
/// <example><code>await using var kernel = await Kernel.StartAsync(new KernelOptions { CellTime = TimeSpan.FromMinutes(1) });</code></example>
public sealed record KernelOptions
{
    /// <summary>The folder that relative paths in cells start from: the notebook's.</summary>
    public string WorkingDirectory { get; init; } = Environment.CurrentDirectory;

    /// <summary>How long a cell may run before it is stopped; null: without end.</summary>
    public TimeSpan? CellTime { get; init; }

    /// <summary>How many bytes the kernel process may hold before its cell is stopped and, if that does not help, the process ended; null: nine tenths of the machine's memory.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>How many characters of output a cell may send; then the output is cut, and says so.</summary>
    public long OutputBytes { get; init; } = 4 << 20;

    /// <summary>Keeps a second, warm process ready for the next start, restart or kill.</summary>
    public bool KeepSpare { get; init; }
}

/// <summary>What a kernel is doing.</summary>
public enum KernelState
{
    /// <summary>Its process is on the way.</summary>
    Starting,

    /// <summary>It waits for a cell.</summary>
    Idle,

    /// <summary>It runs a cell.</summary>
    Busy,

    /// <summary>A cell is being stopped.</summary>
    Stopping,

    /// <summary>It has been disposed, or no process could be started; then a restart or the next cell tries again, and the <c>status</c> message says in <c>reason</c> why.</summary>
    Dead,
}
