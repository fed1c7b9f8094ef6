namespace Groundwork.Nn;

public abstract partial class Module
{
    /// <summary>Puts the module's name on the path that anomaly detection reports. True if <see cref="Leave"/> has to be called.</summary>
    private protected bool Enter(out string? outer)
    {
        outer = null;
        if (Name is null || !Modes.Current.Anomaly) return false;
        outer = ModulePath.Enter(Name);
        return true;
    }

    private protected static void Leave(string? outer) => ModulePath.Leave(outer);
}
