namespace Groundwork.Kernels;

/// <summary>The work of <see cref="Workers"/>: implemented by structs, so that the call is direct and nothing is boxed.</summary>
internal interface IChunkBody
{
    /// <summary>Does chunk <paramref name="chunk"/>. Chunks write to different places and need no lock.</summary>
    void Invoke(int chunk);
}
