namespace Groundwork.Nn;

public abstract partial class Module
{
    const string PathKey = "Groundwork.Module";

    /// <summary>How many calls of modules are running on this thread.</summary>
    [ThreadStatic] private protected static int calls;

    /// <summary>Puts the module's name on the path that anomaly detection reports. True if <see cref="Leave"/> has to be called.</summary>
    private protected bool Enter(out string? outer)
    {
        outer = null;
        if (Name is null || !Modes.Current.Anomaly) return false;
        outer = ModulePath.Enter(Name);
        return true;
    }

    private protected static void Leave(string? outer) => ModulePath.Leave(outer);

    /// <summary>Notes the module's name on an exception that passes its call. True where the path is whole and the message has yet to say it.</summary>
    /// <remarks>A <see cref="ShapeException"/> builds its message anew; other refusals of an argument note the path in their data until the outermost call.</remarks>
    private protected bool Passes(Exception e, bool isOutermost)
    {
        if (e is ShapeException shapes)
        {
            if (Name is { } own) shapes.Within(own);
            return false;
        }
        if (e.GetType() != typeof(ArgumentException) && e.GetType() != typeof(ArgumentOutOfRangeException)) return false;
        if (Name is { } name) e.Data[PathKey] = e.Data[PathKey] is string inner ? $"{name}.{inner}" : name;
        return isOutermost && e.Data.Contains(PathKey);
    }

    /// <summary>The same kind of exception with the module's path in its message, around the one that was thrown.</summary>
    private protected static ArgumentException WithPath(Exception e)
    {
        string message = $"{e.Message} (in {e.Data[PathKey]})";
        return e is ArgumentOutOfRangeException ? new ArgumentOutOfRangeException(message, e) : new ArgumentException(message, e);
    }
}
