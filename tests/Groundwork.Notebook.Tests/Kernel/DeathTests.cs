namespace Groundwork.Notebook;

public sealed class DeathTests(KernelFixture fixture) : IClassFixture<KernelFixture>
{
    [Fact]
    public async Task An_exit_is_reported_and_a_new_process_takes_over()
    {
        var result = await fixture.Run("Console.WriteLine(\"last words\"); Environment.Exit(3);");
        Assert.Equal(ExecuteStatus.Died, result.Reply.Status);
        Assert.Contains("Environment.Exit(3)", result.Reply.Error!.Message);
        Assert.Equal("last words\n", result.Output);
        Assert.Equal("2", (await fixture.Run("1 + 1")).Value);
    }

    [Fact]
    public async Task Recursion_without_end_is_an_exception_and_no_death()
    {
        var result = await fixture.Run("int Deep(int x) => 1 + Deep(x + 1); Deep(0)");
        Assert.Equal(ExecuteStatus.Error, result.Reply.Status);
        Assert.Equal("InsufficientExecutionStackException", result.Reply.Error!.Name);
    }

    [Fact]
    public async Task A_stack_overflow_in_a_library_is_reported_as_such()
    {
        var result = await fixture.Run("unsafe void Eat() { byte* p = stackalloc byte[1 << 30]; p[0] = 1; Console.WriteLine(p[5]); } Eat();");
        Assert.Equal(ExecuteStatus.Died, result.Reply.Status);
        Assert.Contains("stack", result.Reply.Error!.Message);
        Assert.Equal("2", (await fixture.Run("1 + 1")).Value);
    }

    [Fact]
    public async Task A_failure_that_the_runtime_ends_is_reported_with_its_words()
    {
        var result = await fixture.Run("Environment.FailFast(\"no way on\");");
        Assert.Equal(ExecuteStatus.Died, result.Reply.Status);
        Assert.Contains(result.Reply.Error!.Traceback, line => line.Contains("no way on"));
    }

    [Fact]
    public async Task A_cell_that_nothing_else_stops_is_stopped_by_the_end_of_the_process()
    {
        // Without a check: the loop is library code.
        var run = await fixture.Begin("Console.WriteLine(\"begun\"); new System.Text.RegularExpressions.Regex(\"^(a+)+$\").IsMatch(new string('a', 60) + '!')");
        var report = await fixture.Kernel.StopAsync();
        Assert.Equal(StopLevel.Kill, report.Level);
        Assert.False(report.VariablesKept);
        Assert.Equal(ExecuteStatus.Stopped, (await run).Status);
        Assert.Equal("2", (await fixture.Run("1 + 1")).Value);
    }

    [Fact]
    public async Task All_memory_taken_stops_the_cell()
    {
        var result = await fixture.Run("var hoard = new List<byte[]>(); while (true) { var b = new byte[1 << 20]; Array.Fill(b, (byte)1); hoard.Add(b); }");
        Assert.Equal(ExecuteStatus.Stopped, result.Reply.Status);
        Assert.Equal("MemoryLimit", result.Reply.Error!.Name);
        await fixture.Kernel.RestartAsync();
        Assert.Equal("2", (await fixture.Run("1 + 1")).Value);
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_is_stopped_and_the_variables_stay()
    {
        await using var kernel = await Kernel.StartAsync(new KernelOptions { CellTime = TimeSpan.FromSeconds(5) });
        Assert.Equal(ExecuteStatus.Ok, (await kernel.ExecuteAsync(new ExecuteRequest("int kept = 5;"))).Status);
        var reply = await kernel.ExecuteAsync(new ExecuteRequest("while (true) { }"));
        Assert.Equal(ExecuteStatus.Stopped, reply.Status);
        Assert.Equal("TimeLimit", reply.Error!.Name);
        var after = await kernel.ExecuteAsync(new ExecuteRequest("kept.Display();"));
        Assert.True(after.Status == ExecuteStatus.Ok, after.Error?.Message);
    }

    [Fact]
    public async Task A_kernel_whose_process_cannot_be_replaced_says_why_and_works_again_as_soon_as_it_can()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("groundwork-gone-");
        string away = folder.FullName + "-away";
        try
        {
            await using var kernel = await Kernel.StartAsync(new KernelOptions { WorkingDirectory = folder.FullName });
            List<string?> reasons = [];    // its own lock
            kernel.Message += message =>
            {
                if (message.Type == "status" && (string?)message.Content["execution_state"] == "dead")
                    lock (reasons) reasons.Add((string?)message.Content["reason"]);
            };
            Directory.Move(folder.FullName, away);
            var failed = await Assert.ThrowsAnyAsync<IOException>(kernel.RestartAsync);
            Assert.Contains(folder.FullName, failed.Message);
            Assert.Equal(KernelState.Dead, kernel.State);
            ExecuteReply reply = await kernel.ExecuteAsync(new ExecuteRequest("1"));    // tries again, in vain
            Assert.Equal((ExecuteStatus.Died, KernelState.Dead), (reply.Status, kernel.State));
            lock (reasons) Assert.All(reasons, reason => Assert.Equal(failed.Message, reason));

            Directory.Move(away, folder.FullName);
            await kernel.RestartAsync();
            Assert.Equal(KernelState.Idle, kernel.State);
            Assert.Equal(ExecuteStatus.Ok, (await kernel.ExecuteAsync(new ExecuteRequest("1"))).Status);

            Directory.Move(folder.FullName, away);
            await Assert.ThrowsAnyAsync<IOException>(kernel.RestartAsync);
            Directory.Move(away, folder.FullName);
            Assert.Equal(ExecuteStatus.Ok, (await kernel.ExecuteAsync(new ExecuteRequest("1"))).Status);    // a cell does it as well
        }
        finally
        {
            foreach (string path in (string[])[folder.FullName, away])
                if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        }
    }

    [Fact]
    public async Task Cells_that_wait_are_dropped_by_a_stop()
    {
        var first = await fixture.Begin("Console.WriteLine(\"begun\"); while (true) { }");
        var second = fixture.Kernel.ExecuteAsync(new ExecuteRequest("1"));
        await fixture.Kernel.StopAsync();
        Assert.Equal(ExecuteStatus.Stopped, (await first).Status);
        Assert.Equal(ExecuteStatus.Stopped, (await second).Status);
    }
}
