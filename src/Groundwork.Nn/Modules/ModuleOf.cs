namespace Groundwork.Nn;

/// <summary>A module with a call of its own: override <see cref="Forward"/>, and use the module through <see cref="Call"/>.</summary>
/// <remarks><see cref="Call"/> runs the hooks around <see cref="Forward"/> and puts the module's path into what goes wrong inside. A module with several inputs takes a tuple. Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
/// <typeparam name="TIn">What goes in: a tensor, or a tuple of them.</typeparam>
/// <typeparam name="TOut">What comes out.</typeparam>
/// <example><code>Tensor y = layer.Call(x);</code></example>
public abstract class Module<TIn, TOut> : Module
{
    List<Func<TIn, TIn>>? _before;
    List<Func<TIn, TOut, TOut>>? _after;

    /// <summary>What the module computes. Called by <see cref="Call"/> alone.</summary>
    protected abstract TOut Forward(TIn x);

    /// <summary>Runs the module on an input: hooks, <see cref="Forward"/>, hooks.</summary>
    /// <exception cref="ShapeException">A shape does not fit; the message ends with the path of the module where it did not.</exception>
    /// <exception cref="ArgumentException">A dtype or a value does not fit; the message ends with the module's path, and the exception that was thrown is the inner one.</exception>
    public TOut Call(TIn x)
    {
        bool named = Enter(out string? outer), isOutermost = calls == 0;
        calls++;
        Watch?.Enter(this);
        object? given = null;
        try
        {
            if (_before is not null)
                foreach (var hook in _before.ToArray()) x = hook(x);
            TOut y = Forward(x);
            if (_after is not null)
                foreach (var hook in _after.ToArray()) y = hook(x, y);
            given = Watch is null ? null : y;
            return y;
        }
        catch (Exception e) when (Passes(e, isOutermost))
        {
            throw WithPath(e);
        }
        finally
        {
            calls--;
            Watch?.Leave(this, given);
            if (named) Leave(outer);
        }
    }

    /// <summary>The modules below this one, with the output shapes and the floating-point operations of one forward pass on an example.</summary>
    /// <param name="example">An input; the pass runs in the module's present mode, without gradients.</param>
    /// <exception cref="InvalidOperationException">A field holds a module or parameter that was never registered.</exception>
    /// <example><code>Console.WriteLine(model.Summary(Tensor.Zeros([1, 3, 32, 32])));</code></example>
    public ModuleSummary Summary(TIn example)
    {
        var watch = new ForwardWatch();
        SetWatch(watch);
        try
        {
            using var _ = Autograd.NoGrad();
            using var __ = Executor.Use(watch);
            Call(example);
        }
        finally
        {
            SetWatch(null);
        }
        return Summary(watch);
    }

    /// <summary>Calls <paramref name="hook"/> with the input before every forward; what it returns takes the input's place. Disposing the result takes the hook away.</summary>
    public IDisposable BeforeForward(Func<TIn, TIn> hook) => Hook(_before ??= [], hook);

    /// <summary>Calls <paramref name="hook"/> with input and output after every forward; what it returns takes the output's place. Disposing the result takes the hook away.</summary>
    /// <example><code>using var _ = layer.AfterForward((x, y) => { Console.WriteLine(y.Shape); return y; });</code></example>
    public IDisposable AfterForward(Func<TIn, TOut, TOut> hook) => Hook(_after ??= [], hook);

    static Removal<T> Hook<T>(List<T> hooks, T hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        hooks.Add(hook);
        return new(hooks, hook);
    }

    sealed class Removal<T>(List<T> hooks, T hook) : IDisposable
    {
        public void Dispose() => hooks.Remove(hook);
    }
}

/// <summary>A module that makes one tensor out of one: what <see cref="Sequential"/> strings together.</summary>
/// <remarks>Safe to evaluate from several threads at once, not to train; see <see cref="Module"/>.</remarks>
public abstract class Layer : Module<Tensor, Tensor>
{
    /// <summary>A layer of a function without parameters.</summary>
    /// <example><code>new Sequential(new Linear(2, 8), Layer.Of(x => x.Gelu()), new Linear(8, 1));</code></example>
    public static Layer Of(Func<Tensor, Tensor> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new Function(function);
    }

    sealed class Function(Func<Tensor, Tensor> function) : Layer
    {
        protected override Tensor Forward(Tensor x) => function(x);
    }
}
