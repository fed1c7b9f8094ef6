namespace Groundwork;

/// <summary>Where a tensor's elements live. The processor is the one device there is so far.</summary>
public enum Device : byte
{
    /// <summary>Main memory, computed on by the processor.</summary>
    Cpu,
}
