using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundwork.Notebook;

public sealed partial class Kernel
{
    /// <summary>What may be typed at the caret, best first; also while a cell runs.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="offset">The caret, in characters from the start of the cell.</param>
    /// <param name="asker">Who asks, an editor say: a later request of the same one takes the place of this.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="OperationCanceledException">A later request of the same asker took the place of this one, or <paramref name="cancellation"/> was asked for.</exception>
    /// <exception cref="IOException">No process answers: it ended, and another could not be had.</exception>
    public async Task<CompleteReply> CompleteAsync(string code, int offset, string asker = "", CancellationToken cancellation = default) =>
        await AskAsync<CompleteReply>("complete_request", code, offset, asker, cancellation).ConfigureAwait(false) ?? CompleteReply.Nothing(offset);

    /// <summary>What the name at the offset is; null where there is none.</summary>
    /// <inheritdoc cref="CompleteAsync"/>
    public Task<InspectReply?> InspectAsync(string code, int offset, string asker = "", CancellationToken cancellation = default) => AskAsync<InspectReply>("inspect_request", code, offset, asker, cancellation);

    /// <summary>The overloads of the call around the caret; null outside the brackets of a call.</summary>
    /// <inheritdoc cref="CompleteAsync"/>
    public Task<SignatureReply?> SignatureAsync(string code, int offset, string asker = "", CancellationToken cancellation = default) => AskAsync<SignatureReply>("groundwork_signature_request", code, offset, asker, cancellation);

    /// <summary>What the compiler would say of the cell, with hints.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="asker">Who asks, an editor say: a later request of the same one takes the place of this.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    /// <exception cref="OperationCanceledException">A later request of the same asker took the place of this one, or <paramref name="cancellation"/> was asked for.</exception>
    /// <exception cref="IOException">No process answers: it ended, and another could not be had.</exception>
    public async Task<IReadOnlyList<Diagnostic>> DiagnoseAsync(string code, string asker = "", CancellationToken cancellation = default) =>
        await AskAsync<Diagnostic[]>("groundwork_diagnostics_request", code, 0, asker, cancellation).ConfigureAwait(false) ?? [];

    /// <summary>Whether the text can be run, or waits for more.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="cancellation">Gives up waiting.</param>
    public static Task<Completeness> IsCompleteAsync(string code, CancellationToken cancellation = default) => Task.Run(() => LanguageService.IsComplete(code), cancellation);

    async Task<T?> AskAsync<T>(string type, string code, int offset, string asker, CancellationToken cancellation)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(asker);
        if (offset < 0 || offset > code.Length)
            throw new ArgumentOutOfRangeException(nameof(offset), $"kernel: the offset {offset} is outside the cell, which has {code.Length} characters");
        var content = await RequestAsync(type, Question(), cancellation).ConfigureAwait(false)
            ?? await RequestAsync(type, Question(), cancellation).ConfigureAwait(false);    // the process ended meanwhile: the one that took over answers
        if (content is null) throw new IOException("kernel: no process answers; a restart, or the next cell, starts another");
        if ((string?)content["status"] == "error") throw new IOException($"kernel: it could not answer: {(string?)content["evalue"]}");
        if ((string?)content["status"] == "superseded") throw new OperationCanceledException("kernel: a later request of the same asker took the place of this one");
        return content["reply"] is { } reply ? reply.Deserialize<T>() : null;

        JsonObject Question() => new() { ["code"] = code, ["cursor_pos"] = offset, ["asker"] = asker };
    }
}
