using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Groundwork.Notebook.Host;

/// <summary>Runs cells one after the other: compiles, runs on a fresh thread, and publishes how each went.</summary>
sealed class CellRunner
{
    const int StackBytes = 16 << 20;
    const int MostLoads = 10;

    /// <summary>The parent message of all that the cells of the warm-up publish.</summary>
    public const string WarmUpId = "warm-up";

    // What a notebook's first cells do: print, show a tensor, a variable that stays, a figure.
    static readonly string[] WarmUpCells =
    [
        "Console.WriteLine(1 + 1); new[] { 1, 2 }.Select(x => x + 1).Where(x => x > 1).ToList().Count",
        "{ var t = Tensor.Arange(6).Reshape(2, 3); t.MatMul(t.T).Sum().Display(); } Tensor.Arange(3)",
        "Plot.Line(Tensor.Arange(4))",
    ];

    readonly Outbox _outbox;
    readonly LanguageRequests _language;
    readonly StopSweep _sweep;
    readonly ScriptSession _session = new(BaseReferences.Imports);
    readonly DirectiveRunner _directives;
    readonly List<CellRun> _past = [];
    int _count, _warmed;

    public CellRunner(Outbox outbox, LanguageRequests language, StopSweep sweep)
    {
        _sweep = sweep;
        _language = language;
        _outbox = outbox;
        _directives = new DirectiveRunner(_session, outbox);
    }

    /// <summary>Compiles, runs and shows what the first cells of a notebook will need, so that they need not wait for it.</summary>
    /// <param name="isAwaited">True when somebody's own cell waits: what is left waits for the next call.</param>
    public void WarmUp(Func<bool> isAwaited)
    {
        while (!IsWarm && !isAwaited()) WarmUp(WarmUpCells[_warmed++]);
    }

    /// <summary>All of that has been done.</summary>
    public bool IsWarm => _warmed == WarmUpCells.Length;

    // What is shown goes all the way to the parent, which drops it.
    void WarmUp(string cell)
    {
        var reply = Run(new KernelMessage("execute_request", WarmUpId, null, new JsonObject { ["code"] = cell, ["silent"] = true, ["show_last_value"] = true, ["output_limit"] = 1L << 20 }));
        if ((string?)reply["status"] != "ok") throw new InvalidOperationException("kernel: a cell that it tried failed: " + (string?)reply["evalue"]);
    }

    public JsonObject Run(KernelMessage request)
    {
        var content = request.Content;
        bool silent = (bool?)content["silent"] ?? false;
        int number = silent ? _count : ++_count;
        var run = new CellRun(request.Id, (string?)content["cell_id"], (long?)content["output_limit"] ?? long.MaxValue);
        string code = (string?)content["code"] ?? "";
        _outbox.Latest = run;
        _sweep.Enter(run);
        Publish("status", new JsonObject { ["execution_state"] = "busy" });
        if (!silent) Publish("execute_input", new JsonObject { ["code"] = code, ["execution_count"] = number });
        JsonObject reply;
        try
        {
            reply = Execute(run, code, $"cell-{number}", number, (bool?)content["show_last_value"] ?? true);
        }
        catch (OperationCanceledException) when (run.IsStopped)
        {
            reply = new JsonObject { ["status"] = "aborted" };
        }
        catch (Exception exception) when (exception is CellDirectiveException or IOException or UnauthorizedAccessException)
        {
            string name = (exception as CellDirectiveException)?.Name ?? exception.GetType().Name;
            reply = Failed(run, new ErrorReport(name, exception.Message, exception.Message.Split('\n'), new MimeBundle(exception.Message)));
        }
        finally
        {
            run.End();
            _sweep.Leave();
            lock (_past) _past.Add(run);
        }
        reply["execution_count"] = number;
        Publish("status", new JsonObject { ["execution_state"] = "idle" });
        return reply;

        void Publish(string type, JsonObject message) => _outbox.Publish(type, message, request.Id);
    }

    JsonObject Execute(CellRun run, string cell, string path, int number, bool showValue, int depth = 0)
    {
        foreach (var part in CellParts.Of(cell))
        {
            long began = Stopwatch.GetTimestamp();
            var before = _directives.Follow(part.Directives, run.Cancellation);
            if (part.Language is not ("csharp" or "value"))
            {
                DirectiveRunner.Show(part);
                continue;
            }
            foreach (var (text, name) in before)
            {
                if (depth == MostLoads) throw new CellDirectiveException("DirectiveError", $"#load: {name} loads itself, or files are nested more than {MostLoads} deep");
                var loaded = Execute(run, text, name, number, showValue: false, depth + 1);
                if ((string?)loaded["status"] != "ok") return loaded;
            }
            string code = part.Language == "value" ? SharedValue.ToCSharp(part.Directives.FirstOrDefault() ?? new CellDirective("#!value", "", 1), part.Text) : part.Text;
            if (RunPart(run, code, path, number, showValue) is { } failed) return failed;
            if (part.Directives.Any(directive => directive.Name == "#!time"))
                new MimeBundle(string.Create(CultureInfo.InvariantCulture, $"Wall time: {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0.##} ms")).Display();
        }
        return new JsonObject { ["status"] = "ok" };
    }

    JsonObject? RunPart(CellRun run, string code, string path, int number, bool showValue)
    {
        if (CellText.IsTowerOfBrackets(code)) throw new CellDirectiveException("CompilationError", "brackets stand more than 200 deep in each other, which would end the compiler; split the expression");
        var compiled = _session.Compile(code, path, run.Cancellation);
        if (compiled.Entry is null) return Failed(run, DiagnosticFormatter.Report(Diagnosed(run, compiled.Diagnostics, code), code));
        CellSource.Add(new CellSource(path, path.StartsWith("cell-", StringComparison.Ordinal) ? string.Create(CultureInfo.InvariantCulture, $"cell [{number}]") : Path.GetFileName(path), code));
        object? value = null;
        Exception? thrown = null;
        _outbox.Publish("groundwork_running", [], run.MessageId);
        run.OnOwnThread(() =>
        {
            try
            {
                var task = compiled.Entry(_session.States());
                run.Task = task;
                value = task.GetAwaiter().GetResult();
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        }, StackBytes);
        if (run.MessageId != WarmUpId) _language.Add(compiled.Visible ?? code, compiled.References);
        if (run.IsStopped) return new JsonObject { ["status"] = "aborted" };
        if (thrown is not null) return Failed(run, ExceptionFormatter.Report(thrown, CellSource.Ran));
        if (showValue && compiled.HasValue) ShowValue(run, value, number);
        return run.IsStopped ? new JsonObject { ["status"] = "aborted" } : null;
    }

    void ShowValue(CellRun run, object? value, int number)
    {
        MimeBundle? bundle = null;
        Exception? thrown = null;
        run.OnOwnThread(() => // a formatter is the user's code as well
        {
            try
            {
                bundle = ObjectFormatter.Format(ObjectFormatter.AwaitAsync(value).GetAwaiter().GetResult());
            }
            catch (Exception exception)
            {
                thrown = exception;
            }
        }, StackBytes);
        bundle ??= new MimeBundle($"{value?.GetType()} (its text could not be made: {thrown?.Message})");
        var content = CellSink.Content(bundle);
        content["execution_count"] = number;
        _outbox.PublishOutput("execute_result", content, CellSink.Length(bundle));
    }

    // The compiler's words with our hints, also for the editor's squiggles.
    IReadOnlyList<Diagnostic> Diagnosed(CellRun run, IEnumerable<Microsoft.CodeAnalysis.Diagnostic> found, string code)
    {
        Diagnostic[] errors =
        [
            .. found.Where(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).OrderBy(d => d.Location.SourceSpan.Start).Select(d =>
            {
                int start = Math.Min(d.Location.SourceSpan.Start, code.Length), end = Math.Min(d.Location.SourceSpan.End, code.Length);
                return new Diagnostic(start, end, Severity.Error, d.Id, d.GetMessage(CultureInfo.InvariantCulture), Hints.For(d.Id, code, start, end));
            }),
        ];
        _outbox.Publish("groundwork_diagnostics", new JsonObject { ["cell_id"] = run.CellId, ["diagnostics"] = System.Text.Json.JsonSerializer.SerializeToNode(errors) }, run.MessageId);
        return errors;
    }

    JsonObject Failed(CellRun run, ErrorReport report)
    {
        var content = new JsonObject
        {
            ["ename"] = report.Name, ["evalue"] = report.Message, ["traceback"] = new JsonArray([.. report.Traceback.Select(line => (JsonNode)line)]),
        };
        var reply = (JsonObject)content.DeepClone();
        reply["status"] = "error";
        if (report.Bundle.Html is { } html) content["html"] = html;
        _outbox.Publish("error", content, run.MessageId);
        return reply;
    }

    /// <summary>The runs so far, for what they may have left running.</summary>
    public IReadOnlyCollection<CellRun> Past
    {
        get
        {
            lock (_past) return [.. _past];
        }
    }

    public JsonArray Variables()
    {
        _sweep.Enter(null); // the texts of values are the user's code
        return [.. _session.Variables().Select(variable => (JsonNode)variable.ToJson())];
    }
}
