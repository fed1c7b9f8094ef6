using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Groundwork.Studio;

/// <summary>The pages, scripts, styles and the editor: resources of this assembly, found by the exact address and by nothing else.</summary>
sealed class Pages(string? folder)
{
    const string Prefix = "page:";

    static readonly FrozenDictionary<string, string> Resources = typeof(Pages).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToFrozenDictionary(name => "/" + name[Prefix.Length..]);

    static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".ico"] = "image/x-icon",
        [".ttf"] = "font/ttf",
        [".woff2"] = "font/woff2",
    }.ToFrozenDictionary();

    readonly ConcurrentDictionary<string, (byte[] Bytes, string Tag)> _read = new();

    // Listed once: an address of the folder can be right or wrong, but never lead anywhere else.
    readonly FrozenDictionary<string, string> _files = (folder is null ? [] : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        .ToFrozenDictionary(file => "/" + Path.GetRelativePath(folder!, file).Replace(Path.DirectorySeparatorChar, '/'));

    /// <summary>The addresses that <see cref="ServeAsync"/> answers.</summary>
    public static IEnumerable<string> Addresses => Resources.Keys;

    /// <summary>One of the texts.</summary>
    public static string Text(string address)
    {
        using var reader = new StreamReader(typeof(Pages).Assembly.GetManifestResourceStream(Resources[address])!);
        return reader.ReadToEnd();
    }

    /// <summary>Answers with the file at an address; false where there is none.</summary>
    public async Task<bool> ServeAsync(HttpContext context, string address)
    {
        if (address == "/") address = "/index.html";
        if (!Types.TryGetValue(Path.GetExtension(address), out string? type) || Read(address) is not var (bytes, tag)) return false;
        HttpResponse response = context.Response;
        response.Headers.CacheControl = "no-cache";    // kept by the browser, asked for again each time: one round trip on the same machine
        response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return true;
        }
        response.ContentType = type;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(bytes, context.RequestAborted);
        return true;
    }

    (byte[] Bytes, string Tag)? Read(string address)
    {
        if (_files.TryGetValue(address, out string? file)) return Tagged(File.ReadAllBytes(file));
        if (!Resources.TryGetValue(address, out string? resource)) return null;
        return _read.GetOrAdd(resource, static name =>
        {
            using Stream stream = typeof(Pages).Assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Tagged(bytes);
        });
    }

    static (byte[], string) Tagged(byte[] bytes) => (bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"");
}
