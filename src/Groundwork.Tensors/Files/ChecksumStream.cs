namespace Groundwork;

/// <summary>Computes the CRC-32 of what is read through it (the polynomial of zip and Ethernet, a table of 256 entries).</summary>
sealed class ChecksumStream(Stream inner) : ForwardStream
{
    static readonly uint[] _table = Table();
    uint _state = uint.MaxValue;

    /// <summary>The checksum of all bytes so far.</summary>
    public uint Checksum => ~_state;

    static uint[] Table()
    {
        var table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[i] = value;
        }
        return table;
    }

    public override int Read(Span<byte> buffer)
    {
        int n = inner.Read(buffer);
        uint state = _state;
        foreach (byte b in buffer[..n]) state = _table[(byte)(state ^ b)] ^ (state >> 8);
        _state = state;
        return n;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
