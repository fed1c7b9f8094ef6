using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Groundwork.Repository;

/// <summary>The public surface of a library as sorted lines of text, one a member.</summary>
static class PublicApi
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    static readonly NullabilityInfoContext Nullability = new();

    /// <summary>All lines of an assembly.</summary>
    public static string[] Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().Where(t => !IsGenerated(t)).SelectMany(Lines).Distinct().Order(StringComparer.Ordinal)];

    static IEnumerable<string> Lines(Type type)
    {
        string owner = Name(type);
        yield return $"{Kind(type)} {owner}{Parents(type)}";
        if (type.IsEnum)
        {
            foreach (FieldInfo value in type.GetFields(BindingFlags.Public | BindingFlags.Static))
                yield return $"{owner}.{value.Name} = {value.GetRawConstantValue()}";
            yield break;
        }
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            yield return Signature(owner, type.GetMethod("Invoke")!);
            yield break;
        }
        foreach (ConstructorInfo constructor in type.GetConstructors(Declared).Where(c => IsVisible(c) && !c.IsStatic))
            yield return $"{owner}({Parameters(constructor)})";
        foreach (FieldInfo field in type.GetFields(Declared).Where(f => f.IsPublic || f.IsFamily || f.IsFamilyOrAssembly))
            yield return $"{owner}.{field.Name}: {Name(field.FieldType)}";
        foreach (PropertyInfo property in type.GetProperties(Declared).Where(p => p.GetAccessors(true).Any(IsVisible)))
            yield return $"{owner}.{property.Name}{Index(property)}: {Text(Nullability.Create(property))} {{ {Accessors(property)}}}";
        foreach (EventInfo handler in type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod!)))
            yield return $"{owner}.{handler.Name}: event {Name(handler.EventHandlerType!)}";
        foreach (MethodInfo method in type.GetMethods(Declared).Where(m => IsVisible(m) && !IsAccessor(m) && !m.Name.Contains('<') && !IsRecordPart(m)))
            yield return Signature($"{owner}.{method.Name}", method);
    }

    static string Signature(string name, MethodInfo method) =>
        $"{(method.IsStatic ? "static " : "")}{name}{GenericArguments(method.GetGenericArguments())}({Parameters(method)}) -> {Text(Nullability.Create(method.ReturnParameter))}";

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(p =>
        $"{(p.IsDefined(typeof(ExtensionAttribute)) ? "this " : p.IsOut ? "out " : p.ParameterType.IsByRef ? "ref " : "")}{Text(Nullability.Create(p))} {p.Name}{Default(p)}"));

    static string Default(ParameterInfo parameter) => !parameter.HasDefaultValue ? "" : parameter.RawDefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? " = default" : " = null",
        string text => $" = \"{text}\"",
        bool truth => truth ? " = true" : " = false",
        var value => $" = {(parameter.ParameterType.IsEnum ? Enum.ToObject(parameter.ParameterType, value) : FormattableString.Invariant($"{value}"))}",
    };

    // The type, with a question mark where null may come or go.
    static string Text(NullabilityInfo info)
    {
        string name = Name(info.Type);
        return !info.Type.IsValueType && (info.ReadState == NullabilityState.Nullable || info.WriteState == NullabilityState.Nullable) ? name + "?" : name;
    }

    static string Name(Type type)
    {
        if (type.IsByRef || type.IsPointer)
            return Name(type.GetElementType()!);
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner) + "?";
        if (type.IsGenericParameter)
            return type.Name;
        string simple = type.Name.Split('`')[0];
        if (type.IsNested)
            simple = $"{Name(type.DeclaringType!)}.{simple}";
        else if (type.Namespace is { } space && space.StartsWith("Groundwork.", StringComparison.Ordinal))
            simple = $"{space["Groundwork.".Length..]}.{simple}";
        return simple + GenericArguments(type.GetGenericArguments());
    }

    static string GenericArguments(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : typeof(Delegate).IsAssignableFrom(type) ? "delegate"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class"
        : "class";

    static string Parents(Type type)
    {
        if (type.IsEnum || typeof(Delegate).IsAssignableFrom(type))
            return "";
        var parents = new List<string>();
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
            parents.Add(Name(parent));
        parents.AddRange(type.GetInterfaces().Where(i => i.IsPublic).Select(Name).Order(StringComparer.Ordinal));
        return parents.Count == 0 ? "" : $" : {string.Join(", ", parents)}";
    }

    static string Index(PropertyInfo property) => property.GetIndexParameters() is { Length: > 0 } at ? $"[{string.Join(", ", at.Select(p => Name(p.ParameterType)))}]" : "";

    static string Accessors(PropertyInfo property)
    {
        var text = new StringBuilder();
        if (property.GetMethod is { } get && IsVisible(get))
            text.Append("get; ");
        if (property.SetMethod is { } set && IsVisible(set))
            text.Append(set.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit") ? "init; " : "set; ");
        return text.ToString();
    }

    static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    // What every record has needs no line.
    static bool IsRecordPart(MethodInfo method) => method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name is "PrintMembers" or "GetHashCode" or "ToString";

    static bool IsGenerated(Type type) => type.FullName!.Contains('<') || type.FullName.Contains('$') || type.IsDefined(typeof(CompilerGeneratedAttribute));
}
