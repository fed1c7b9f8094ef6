using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Groundwork.Notebook;

/// <summary>Reads a value into nodes: no deeper, no longer and no slower than the limits say, whatever its properties and iterators do.</summary>
sealed class ValueTree(FormatLimits limits)
{
    static readonly string[] _opaque = ["System.Reflection", "System.Threading.Tasks", "System.Runtime", "System.Diagnostics.Tracing", "Microsoft.CodeAnalysis"];

    readonly long _began = Stopwatch.GetTimestamp();
    readonly List<object> _path = [];
    int _nodes;

    public ValueNode Read(object? value, bool quoted = true) =>
        value is not null && RegisteredFormatters.Has(value.GetType()) ? Safely(() => OfRegistered(value, quoted)) : ReadUsually(value, quoted);

    ValueNode OfRegistered(object value, bool quoted) =>
        RegisteredFormatters.Of(value, () => new MimeBundle(ValueText.Of(ReadUsually(value, quoted)))) is { } bundle
            ? new ValueNode.Own(TypeName.Of(value.GetType()), bundle) : ReadUsually(value, quoted);

    /// <summary>Reads a value as if no formatter were registered for its type; what is in it may have one.</summary>
    public ValueNode ReadUsually(object? value, bool quoted = true)
    {
        if (value is null) return new ValueNode.Scalar("null", "k");
        if (value is string { Length: var length } whole && length > limits.TextLength) return new ValueNode.Scalar(Cut(whole), "s");
        if (ScalarText.Of(value, quoted) is var (text, kind)) return new ValueNode.Scalar(Cut(text), kind);
        if (value is Shape shape) return new ValueNode.Scalar(Cut(shape.ToString()), "n");
        if (value is FileSystemInfo file && _path.Count > 0) return new ValueNode.Scalar(Cut($"\"{file.FullName}\""), "s");    // a tree of all folders up to the root says no more
        _nodes++;
        var type = value.GetType();
        if (value is MimeBundle or IDisplayable) return Safely(() => new ValueNode.Own(OwnName(value), value is MimeBundle b ? b : ((IDisplayable)value).ToMimeBundle()));
        if (value is Task task) return OfTask(task);
        if (value is Exception e) return new ValueNode.Scalar($"{TypeName.Of(type)}: {e.Message}", "!");
        bool isReference = !type.IsValueType;
        if (isReference && _path.Any(p => ReferenceEquals(p, value))) return new ValueNode.Scalar($"↻ {TypeName.Of(type)} (contains itself)", "x");
        if (_path.Count >= limits.Depth || _nodes > limits.Nodes || Stopwatch.GetElapsedTime(_began) > limits.Time) return new ValueNode.Scalar(Outline(value), "x");
        _path.Add(value);
        try
        {
            return Safely(() => Inside(value, type));
        }
        finally
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    static string OwnName(object value) => value switch
    {
        Tensor tensor => $"Tensor {tensor.DType} {tensor.Shape}",
        DataFrame frame => string.Create(CultureInfo.InvariantCulture, $"DataFrame [{frame.RowCount}, {frame.ColumnCount}]"),
        _ => TypeName.Of(value.GetType()),
    };

    ValueNode Inside(object value, Type type) => value switch
    {
        ITuple tuple => new ValueNode.Members(TypeName.Of(type), null, [.. Enumerable.Range(0, Math.Min(tuple.Length, limits.Items)).Select(i => ($"Item{i + 1}", Read(tuple[i])))], IsTuple: true),
        IDictionary map => OfMap(type, map.Keys.Cast<object?>().Zip(map.Values.Cast<object?>()), map.Count),
        Array { Rank: 2 } grid => OfGrid(type, grid),
        IEnumerable when ForeignValues.Json(value) is { } json => new ValueNode.Scalar(Cut(json), "x"),
        string or IEnumerable when type.GetInterfaces().FirstOrDefault(IsReadOnlyMap) is { } => OfMap(type, Pairs((IEnumerable)value), CountOf(value)),
        IEnumerable items => OfSequence(type, items),
        _ when ForeignValues.Frame(value) is { } frame => OfFrame(type, frame.Columns, frame.Rows, frame.Count),
        _ when IsMemory(type) => OfSequence(type, (IEnumerable)type.GetMethod("ToArray", Type.EmptyTypes)!.Invoke(value, null)!),
        _ => OfObject(value, type),
    };

    static bool IsReadOnlyMap(Type i) => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>);

    static bool IsMemory(Type type) => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Memory<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>));

    static IEnumerable<(object? Key, object? Value)> Pairs(IEnumerable items)
    {
        foreach (object? item in items)
        {
            var type = item!.GetType();
            yield return (type.GetProperty("Key")!.GetValue(item), type.GetProperty("Value")!.GetValue(item));
        }
    }

    ValueNode.Map OfMap(Type type, IEnumerable<(object? Key, object? Value)> pairs, long? count)
    {
        var (items, note) = Take(pairs, p => (Read(p.Key), Read(p.Value)), limits.Items);
        return new(TypeName.Of(type), items, count, note);
    }

    ValueNode OfSequence(Type type, IEnumerable items)
    {
        long? count = CountOf(items);
        var (values, note) = Take(items.Cast<object?>(), x => x, limits.Items);
        string name = items is IGrouping<object, object> || type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IGrouping<,>))
            ? $"{TypeName.Of(type)} of {Read(type.GetProperty("Key")?.GetValue(items)) switch { ValueNode.Scalar s => s.Text, _ => "…" }}" : TypeName.Of(type);
        if (Columns(values) is { } columns)
        {
            var rows = values.Select(v => (IReadOnlyList<ValueNode>)[.. columns.Select(c => Safely(() => Read(c.Read(v!))))]);
            return new ValueNode.Table(name, [.. columns.Select(c => c.Name)], [.. rows], count, note);
        }
        if (values.Count > 0 && values.All(v => v is Array { Rank: 1 } row && row.Length <= limits.Columns && ScalarText.IsScalarType(row.GetType().GetElementType()!)) && values.Max(v => ((Array)v!).Length) is > 0 and var width && width > 1)
            return new ValueNode.Table(name, [.. Enumerable.Range(0, width).Select(i => i.ToString(CultureInfo.InvariantCulture))],
                [.. values.Select(v => (IReadOnlyList<ValueNode>)[.. ((Array)v!).Cast<object?>().Select(x => Read(x))])], count, note);
        return new ValueNode.Sequence(name, [.. values.Select(v => Read(v))], count, note);
    }

    ValueNode.Table OfGrid(Type type, Array grid)
    {
        int rows = Math.Min(grid.GetLength(0), limits.Items), columns = Math.Min(grid.GetLength(1), limits.Columns);
        var cells = Enumerable.Range(0, rows).Select(r => (IReadOnlyList<ValueNode>)[.. Enumerable.Range(0, columns).Select(c => Read(grid.GetValue(r + grid.GetLowerBound(0), c + grid.GetLowerBound(1))))]);
        return new($"{TypeName.Of(type.GetElementType()!)}[{grid.GetLength(0)}, {grid.GetLength(1)}]", [.. Enumerable.Range(0, columns).Select(c => c.ToString(CultureInfo.InvariantCulture))], [.. cells], grid.GetLength(0),
            columns < grid.GetLength(1) ? $"{grid.GetLength(1) - columns} more columns" : null);
    }

    ValueNode.Table OfFrame(Type type, IReadOnlyList<string> columns, IEnumerable<IEnumerable> rows, long count)
    {
        var (cells, note) = Take(rows, row => (IReadOnlyList<ValueNode>)[.. row.Cast<object?>().Take(limits.Columns).Select(x => Read(x))], limits.Items);
        return new(TypeName.Of(type), [.. columns.Take(limits.Columns)], cells, count, columns.Count > limits.Columns ? $"{columns.Count - limits.Columns} more columns" : note);
    }

    // Objects of one type whose members are mostly scalars stand better in a table than one below the other.
    List<(string Name, Func<object, object?> Read)>? Columns(List<object?> values)
    {
        if (values.Count == 0 || values.Any(v => v is null) || values[0]!.GetType() is var type && values.Any(v => v!.GetType() != type)) return null;
        if (ScalarText.Of(values[0]!, true) is not null || values[0] is IEnumerable or ITuple or IDisplayable or MimeBundle or Task or Exception || IsOpaque(type) || RegisteredFormatters.Has(type)) return null;
        var members = MembersOf(type);
        int scalars = members.Count(m => ScalarText.IsScalarType(m.Type));
        return members.Count > 0 && members.Count <= limits.Columns && scalars * 2 >= members.Count && scalars > 0 ? [.. members.Select(m => (m.Name, m.Read))] : null;
    }

    ValueNode OfObject(object value, Type type)
    {
        var members = IsOpaque(type) ? [] : MembersOf(type);
        bool saysMore = type.GetMethod("ToString", Type.EmptyTypes)?.DeclaringType is { } says && says != typeof(object) && says != typeof(ValueType) && !IsRecord(type) && !TypeName.IsAnonymous(type);
        string? title = saysMore ? Cut(value.ToString() ?? "") : null;
        if (title?.Contains('\n', StringComparison.Ordinal) == true) return new ValueNode.Scalar(title, "x"); // made to be read
        if (members.Count == 0) return new ValueNode.Scalar(title ?? (IsRecord(type) ? TypeName.Of(type) + " { }" : TypeName.Of(type)), "x");
        return new ValueNode.Members(TypeName.Of(type), title, [.. members.Take(limits.Items).Select(m => (m.Name, Safely(() => Read(m.Read(value)))))]);
    }

    static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly) is not null;

    static bool IsOpaque(Type type) => type.Namespace is { } space && _opaque.Any(o => space.StartsWith(o, StringComparison.Ordinal)) || typeof(Stream).IsAssignableFrom(type) || typeof(Thread).IsAssignableFrom(type);

    static List<(string Name, Type Type, Func<object, object?> Read)> MembersOf(Type type)
    {
        List<(string, Type, Func<object, object?>)> members = [];
        HashSet<string> seen = [];
        // Base classes first, as they were declared first.
        var chain = new Stack<Type>();
        for (var at = type; at is not null && at != typeof(object) && at != typeof(ValueType); at = at.BaseType) chain.Push(at);
        foreach (var declaring in chain)
            foreach (var member in declaring.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).OrderBy(m => m.MetadataToken))
            {
                if (member is PropertyInfo { GetMethod.IsPublic: true } property && property.GetIndexParameters().Length == 0 && !property.PropertyType.IsByRefLike && !property.PropertyType.IsPointer && !property.PropertyType.IsByRef && seen.Add(property.Name))
                    members.Add((property.Name, property.PropertyType, property.GetValue));
                else if (member is FieldInfo field && !field.FieldType.IsPointer && seen.Add(field.Name))
                    members.Add((field.Name, field.FieldType, field.GetValue));
            }
        return members;
    }

    ValueNode OfTask(Task task)
    {
        string name = TypeName.Of(task.GetType()) is var n && n.Contains("VoidTaskResult", StringComparison.Ordinal) || n.StartsWith("Async", StringComparison.Ordinal) ? "Task" : n;
        if (task.IsFaulted) return new ValueNode.Scalar($"{name} (failed: {task.Exception!.InnerException?.Message})", "!");
        if (!task.IsCompleted) return new ValueNode.Scalar($"{name} (still running)", "x");
        if (task.IsCanceled) return new ValueNode.Scalar($"{name} (cancelled)", "x");
        return ObjectFormatter.ResultOf(task) is (true, var result) ? Read(result) : new ValueNode.Scalar($"{name} (done)", "x");
    }

    (List<T> Items, string? Note) Take<S, T>(IEnumerable<S> source, Func<S, T> read, int most)
    {
        List<T> items = [];
        try
        {
            foreach (var item in source)
            {
                if (items.Count == most) return (items, "more follow");
                if (Stopwatch.GetElapsedTime(_began) > limits.Time) return (items, string.Create(CultureInfo.InvariantCulture, $"stopped after {limits.Time.TotalSeconds:0.##} s"));
                items.Add(read(item));
            }
        }
        catch (Exception e) when (e is not (OperationCanceledException or ThreadInterruptedException or OutOfMemoryException))
        {
            return (items, $"then {TypeName.Of(e.GetType())}: {e.Message}");
        }
        return (items, null);
    }

    // A property of the user's that throws is shown as that; a stop goes through.
    static ValueNode Safely(Func<ValueNode> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when ((e is TargetInvocationException { InnerException: { } inner } ? inner : e) is not (OperationCanceledException or ThreadInterruptedException or OutOfMemoryException))
        {
            var thrown = e is TargetInvocationException { InnerException: { } cause } ? cause : e;
            return new ValueNode.Scalar($"{TypeName.Of(thrown.GetType())}: {thrown.Message}", "!");
        }
    }

    static long? CountOf(object items) => items switch
    {
        Array array => array.LongLength,
        ICollection collection => collection.Count,
        _ => items.GetType().GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() is var d && (d == typeof(IReadOnlyCollection<>) || d == typeof(ICollection<>)))
            ?.GetProperty("Count")?.GetValue(items) is int n ? n : null,
    };

    static string Outline(object value) => value switch
    {
        ICollection collection => $"{TypeName.Of(value.GetType())} ({collection.Count})",
        _ => TypeName.Of(value.GetType()) is { Length: > 0 } name ? $"{name} {{ … }}" : "{ … }",
    };

    string Cut(string text) => text.Length <= limits.TextLength ? text : $"{text[..limits.TextLength]}… ({text.Length:#,0} characters)";
}
