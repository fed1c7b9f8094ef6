namespace Groundwork.Notebook;

/// <summary>Types as C# writes them.</summary>
static class TypeName
{
    static readonly Dictionary<Type, string> _words = new()
    {
        [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int", [typeof(uint)] = "uint", [typeof(long)] = "long",
        [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(decimal)] = "decimal", [typeof(char)] = "char", [typeof(string)] = "string", [typeof(object)] = "object", [typeof(void)] = "void",
        [typeof(nint)] = "nint", [typeof(nuint)] = "nuint",
    };

    public static string Of(Type type)
    {
        if (_words.TryGetValue(type, out string? word)) return word;
        if (type.IsByRef || type.IsPointer) return Of(type.GetElementType()!) + (type.IsByRef ? "&" : "*");
        if (type.IsArray)
        {
            // int[][,] is an array of two-dimensional arrays: outer brackets come first.
            var element = type;
            string brackets = "";
            for (; element.IsArray; element = element.GetElementType()!) brackets += "[" + new string(',', element.GetArrayRank() - 1) + "]";
            return Inside(element) + brackets;
        }
        if (Nullable.GetUnderlyingType(type) is { } inner) return Of(inner) + "?";
        if (type.IsGenericParameter) return type.Name;
        if (IsAnonymous(type)) return "";
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true) return $"({string.Join(", ", type.GetGenericArguments().Select(Inside))})";
        string name = type.Name;
        if (name.StartsWith('<') || IsQuery(type)) return HiddenName(type);
        var arguments = type.GetGenericArguments();
        int tick = name.IndexOf('`', StringComparison.Ordinal);
        if (tick >= 0)
        {
            int own = int.Parse(name[(tick + 1)..], System.Globalization.CultureInfo.InvariantCulture);
            name = $"{name[..tick]}<{string.Join(", ", arguments.TakeLast(own).Select(Inside))}>";
        }
        return type.DeclaringType is { } outer && !outer.Name.StartsWith("Submission#", StringComparison.Ordinal) && !type.IsGenericType ? $"{Of(outer)}.{name}" : name;
    }

    // A type without a name is known by its members, where it is a part of another's name.
    static string Inside(Type type)
    {
        if (!IsAnonymous(type)) return Of(type);
        string[] members = [.. type.GetProperties().Select(property => property.Name)];
        return $"{{ {string.Join(", ", members.Take(4))}{(members.Length > 4 ? ", …" : "")} }}";
    }

    // What the compiler made for an iterator or a query is known by what it implements.
    static string HiddenName(Type type) =>
        type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } items ? Of(items) : "object";

    // Which of its iterators LINQ takes for a query is nobody's business.
    static bool IsQuery(Type type) => type is { IsVisible: false, Namespace: "System.Linq" } && type.Name.Contains("Iterator", StringComparison.Ordinal);

    public static bool IsAnonymous(Type type) => type.Name.StartsWith("<>f__AnonymousType", StringComparison.Ordinal) || type.Name.StartsWith("<>h__TransparentIdentifier", StringComparison.Ordinal);
}
