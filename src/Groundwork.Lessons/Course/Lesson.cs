namespace Groundwork.Lessons;

/// <summary>A lesson as it ships: what its own text says of it, and the text.</summary>
/// <param name="Name">The file's name without its ending, such as <c>day-05</c>.</param>
/// <param name="Day">0 to 14; null for a lesson that is no day, such as the fast track.</param>
/// <param name="Title">The heading of the first cell, without the day.</param>
/// <param name="Minutes">How long it takes, as the first cell says; 0 where it does not.</param>
/// <param name="Outcomes">What one will be able to do: the list in the first cell, in Markdown.</param>
/// <param name="Exercises">In the order of the cells.</param>
/// <param name="Cards">Questions to be asked again on later days.</param>
/// <param name="Text">The file.</param>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record Lesson(
    string Name, int? Day, string Title, int Minutes, IReadOnlyList<string> Outcomes, IReadOnlyList<LessonExercise> Exercises, IReadOnlyList<RecallCard> Cards, string Text)
{
    /// <summary>The file's name, such as <c>day-05.cs</c>.</summary>
    public string FileName => Name + ".cs";

    /// <summary>What people call it: <c>Day 5</c>, <c>Fast track</c>.</summary>
    public string Label => Day is { } day ? $"Day {day}" : char.ToUpperInvariant(Name[0]) + Name[1..].Replace('-', ' ');

    /// <summary>Reads a lesson's file: title, minutes and outcomes from the first text cell, exercises from cells that are named <c>exercise 5.1</c>, cards from the text below the heading that begins with "Recall".</summary>
    /// <param name="fileName">Its name, such as <c>day-05.cs</c>.</param>
    /// <param name="text">The file in the percent format.</param>
    /// <exception cref="FormatException">The text is no notebook.</exception>
    public static Lesson Parse(string fileName, string text) => LessonReader.Read(fileName, text);
}

/// <summary>An exercise of a lesson, as its cells tell.</summary>
/// <param name="Id">Its number, such as <c>5.1</c>.</param>
/// <param name="Title">From the heading above it: what follows "Exercise 5.1:".</param>
/// <param name="Stub">The code cell as it ships.</param>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record LessonExercise(string Id, string Title, string Stub);

/// <summary>A question to be asked again on later days, with its answer; both in Markdown.</summary>
/// <param name="Id">Its lesson, and what its question hashes to: a card keeps its history wherever it moves to in the lesson.</param>
/// <param name="Lesson">The lesson's name, such as <c>day-05</c>.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Answer">What is right.</param>
/// <remarks>Immutable: safe to use from several threads.</remarks>
public sealed record RecallCard(string Id, string Lesson, string Question, string Answer);
