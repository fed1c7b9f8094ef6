namespace Groundwork.Nn;

public abstract partial class Module
{
    /// <summary>Called with module, input and output after every forward while a summary is made.</summary>
    internal Action<Module, object?, object?>? Observer { get; set; }

    /// <summary>Puts the module's name on the path that anomaly detection reports. True if <see cref="Leave"/> has to be called.</summary>
    private protected bool Enter(out string? outer)
    {
        outer = null;
        if (Name is null || !Modes.Current.Anomaly) return false;
        outer = ModulePath.Enter(Name);
        return true;
    }

    private protected static void Leave(string? outer) => ModulePath.Leave(outer);

    private protected void Observe(object? x, object? y) => Observer?.Invoke(this, x, y);
}
