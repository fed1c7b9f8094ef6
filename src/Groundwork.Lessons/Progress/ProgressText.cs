using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Groundwork.Lessons;

/// <summary>The JSON of <see cref="ProgressFile"/>, version 1. What anybody may have written is bounded and judged value by value.</summary>
static class ProgressText
{
    public const int LargestFile = 1 << 20;

    const int Version = 1, MostEntries = 2_000, MostDays = 400;

    static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name of a lesson, exercise or card: short, and nothing that could be more than a name.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= 60 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ':');

    /// <summary>Reads a file.</summary>
    /// <exception cref="JsonException">It is damaged, or something else.</exception>
    /// <exception cref="ProgressVersionException">A later Groundwork wrote it.</exception>
    public static LearnerProgress Parse(byte[] utf8)
    {
        try
        {
            var root = JsonNode.Parse(utf8, documentOptions: new JsonDocumentOptions { MaxDepth = 8 }) as JsonObject ?? throw new JsonException("it holds no JSON object");
            int version = (int?)root["version"] ?? throw new JsonException("it has no version");
            if (version > Version) throw new ProgressVersionException($"has version {version}, and {Version} is known here: update Groundwork; until then the file stays as it is, and nothing is remembered");
            return new LearnerProgress
            {
                Lessons = Entries(root, "lessons", entry => new LessonOrigin(Time(entry["opened"]) ?? default, (string?)entry["shipped"] ?? "")),
                Exercises = Entries(root, "exercises", entry => new ExerciseProgress
                {
                    State = Enum.TryParse((string?)entry["state"], ignoreCase: true, out ExerciseState state) && Enum.IsDefined(state) ? state : ExerciseState.NotAttempted,
                    Tries = Math.Max(0, (int?)entry["tries"] ?? 0),
                    Hints = Math.Clamp((int?)entry["hints"] ?? 0, 0, 9),
                    FirstPass = Time(entry["firstPass"]),
                    LastPass = Time(entry["lastPass"]),
                    SolutionSeen = Time(entry["solutionSeen"]),
                }),
                Cards = Entries(root, "cards", entry => new CardProgress(
                    Math.Clamp((int?)entry["box"] ?? 1, 1, CardProgress.LastBox), Day((string?)entry["due"]), Math.Max(0, (int?)entry["reviews"] ?? 0), Math.Max(0, (int?)entry["lapses"] ?? 0))),
                ActiveDays = [.. (root["days"] as JsonArray ?? []).Take(MostEntries).Select(day => Day((string?)day))],
            };
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException)
        {
            throw new JsonException(e.Message, e);
        }
    }

    /// <summary>The file's bytes: indented, so that a person and a diff can read it.</summary>
    public static byte[] Format(LearnerProgress progress)
    {
        var root = new JsonObject
        {
            ["version"] = Version,
            ["lessons"] = Object(progress.Lessons, origin => new JsonObject { ["opened"] = Text(origin.Opened), ["shipped"] = origin.Shipped }),
            ["exercises"] = Object(progress.Exercises, exercise => new JsonObject
            {
                ["state"] = exercise.State.ToString(),
                ["tries"] = exercise.Tries,
                ["hints"] = exercise.Hints,
                ["firstPass"] = Text(exercise.FirstPass),
                ["lastPass"] = Text(exercise.LastPass),
                ["solutionSeen"] = Text(exercise.SolutionSeen),
            }),
            ["cards"] = Object(progress.Cards, card => new JsonObject { ["box"] = card.Box, ["due"] = Text(card.Due), ["reviews"] = card.Reviews, ["lapses"] = card.Lapses }),
            ["days"] = new JsonArray([.. progress.ActiveDays.TakeLast(MostDays).Select(day => (JsonNode)Text(day))]),
        };
        return [.. JsonSerializer.SerializeToUtf8Bytes(root, Indented), (byte)'\n'];
    }

    static ImmutableSortedDictionary<string, T> Entries<T>(JsonObject root, string name, Func<JsonObject, T> read)
    {
        var entries = ImmutableSortedDictionary.CreateBuilder<string, T>(StringComparer.Ordinal);
        foreach (var (id, value) in root[name] as JsonObject ?? [])
            if (IsId(id) && value is JsonObject entry && entries.Count < MostEntries) entries[id] = read(entry);
        return entries.ToImmutable();
    }

    static JsonObject Object<T>(ImmutableSortedDictionary<string, T> entries, Func<T, JsonObject> write) =>
        new(entries.Take(MostEntries).Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, write(entry.Value))));

    static DateTimeOffset? Time(JsonNode? node) => (string?)node is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind) : null;

    static string? Text(DateTimeOffset? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    static DateOnly Day(string? text) => DateOnly.ParseExact(text ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A file that a later Groundwork wrote.</summary>
sealed class ProgressVersionException(string message) : Exception(message);
