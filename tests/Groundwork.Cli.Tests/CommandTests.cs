using System.Diagnostics;
using System.Globalization;

namespace Groundwork.Cli.Tests;

public sealed class CommandTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("groundwork").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string At(string name) => Path.Combine(_folder, name);

    string[] Train(params string[] more)
    {
        if (!File.Exists(At("text.txt"))) File.WriteAllText(At("text.txt"), string.Concat(Enumerable.Repeat("the quick brown fox jumps over the lazy dog.\n", 100)));
        return ["train", "--data", At("text.txt"), "--out", At("run"), "--set", "steps=20", "checkpointEvery=10", "width=16", .. more];
    }

    [Fact]
    public void Training_writes_checkpoints_and_a_log_and_generating_continues_a_prompt()
    {
        Assert.Equal(0, GroundworkProcess.Run(Train()).Code);
        Assert.Equal(["step-00000010.safetensors", "step-00000020.safetensors"], Directory.GetFiles(At("run"), "*.safetensors").Select(Path.GetFileName).Order());
        Assert.Equal(21, File.ReadLines(At("run/log.jsonl")).Count()); // 20 steps and one evaluation
        Assert.Contains(">train</text>", File.ReadAllText(At("run/report.html")));
        string[] generate = ["generate", "--checkpoint", At("run"), "--prompt", "the ", "--max-tokens", "30", "--seed", "3"];
        var (code, text, _) = GroundworkProcess.Run(generate);
        Assert.Equal(0, code);
        Assert.StartsWith("the ", text);
        Assert.Equal(text, GroundworkProcess.Run(generate).Output);
    }

    [Fact]
    public void Resuming_a_finished_run_does_nothing_and_says_so()
    {
        GroundworkProcess.Run(Train());
        byte[] before = File.ReadAllBytes(At("run/step-00000020.safetensors"));
        var (code, output, _) = GroundworkProcess.Run(["train", "--resume", "--out", At("run")]);
        Assert.Equal(0, code);
        Assert.Contains("is finished: all 20 steps are done", output);
        Assert.Equal(before, File.ReadAllBytes(At("run/step-00000020.safetensors")));
    }

    [Fact]
    public void A_folder_with_a_run_is_not_overwritten()
    {
        GroundworkProcess.Run(Train());
        var (code, _, error) = GroundworkProcess.Run(Train());
        Assert.Equal(1, code);
        Assert.Contains("add --resume to go on with it", error.ReplaceLineEndings(" "));
    }

    [Fact]
    public void Without_data_it_trains_on_what_it_ships() =>
        Assert.Equal(0, GroundworkProcess.Run("train", "--out", At("own"), "--steps", "3").Code);

    [Theory]
    [InlineData("--set nonsense=1", "neither model nor training has such an option")]
    [InlineData("--set width=abc", "this is not a number")]
    [InlineData("--set heads=3", "width 16 is not a multiple of heads 3")]
    [InlineData("--steps 0", "steps is 0; it must be at least 1")]
    [InlineData("--tokenizer morse", "there is no such kind")]
    [InlineData("--threads 0", "at least one thread")]
    [InlineData("--set context=5000", "a window takes 5000 and one more")]
    public void What_cannot_be_trained_is_said_in_one_line(string extra, string reason)
    {
        var (code, _, error) = GroundworkProcess.Run(Train(extra.Split(' ')));
        Assert.Equal(1, code);
        Assert.Contains(reason, error.ReplaceLineEndings(" "));
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public void Help_says_which_commands_there_are()
    {
        var (code, output, _) = GroundworkProcess.Run("--help");
        Assert.Equal(0, code);
        Assert.All(["studio", "train", "generate", "info"], command => Assert.Contains(command, output));
    }

    [Fact]
    public void Info_describes_a_checkpoint()
    {
        GroundworkProcess.Run(Train());
        var (code, output, _) = GroundworkProcess.Run("info", At("run/step-00000020.safetensors"));
        Assert.Equal(0, code);
        Assert.Contains("step       20 of 20", output);
        Assert.Contains("model.wte.weight", output);
        Assert.Equal(output, GroundworkProcess.Run("info", At("run")).Output); // the newest in the folder
    }

    [Fact]
    public void A_file_that_is_no_checkpoint_is_refused_without_a_stack_trace()
    {
        File.WriteAllText(At("x.safetensors"), "hello, this is no checkpoint");
        var (code, _, error) = GroundworkProcess.Run("generate", "--checkpoint", At("x.safetensors"));
        Assert.Equal(1, code);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public void A_tokenizer_is_asked_for_with_the_models_of_others_and_refused_with_our_own()
    {
        SafeTensors.Save(At("x.safetensors"), new Dictionary<string, Tensor> { ["wte.weight"] = Tensor.Ones([2, 2]) });
        Assert.Contains("give its --tokenizer as well", GroundworkProcess.Run("generate", "--checkpoint", At("x.safetensors")).Error);
        GroundworkProcess.Run(Train());
        Assert.Contains("leave the option out", GroundworkProcess.Run("generate", "--checkpoint", At("run"), "--tokenizer", At("any.json")).Error);
    }

    [Fact]
    public void Info_describes_arrays_by_what_is_in_them()
    {
        Npy.Save(At("x.npy"), Tensor.Zeros([2, 3], DType.Float64));
        Npz.Save(At("x.npz"), new Dictionary<string, Tensor> { ["first"] = Tensor.Arange(5), ["second"] = Tensor.Eye(2) });
        Assert.Contains("Float64  [2, 3]", GroundworkProcess.Run("info", At("x.npy")).Output);
        string archive = GroundworkProcess.Run("info", At("x.npz")).Output;
        Assert.Contains("first   Int64    [5]", archive);
        Assert.Contains("second  Float32  [2, 2]", archive);
        foreach (string name in new[] { "x.npy", "x.npz" })
        {
            File.Copy(At(name), At("blob"), overwrite: true); // a name that says nothing
            Assert.Equal(GroundworkProcess.Run("info", At(name)).Output, GroundworkProcess.Run("info", At("blob")).Output);
        }
    }

    [Theory]
    [InlineData("x.npy")]
    [InlineData("x.npz")]
    [InlineData("x.safetensors")]
    [InlineData("x.json")]
    [InlineData("x.txt")]
    public void Info_refuses_what_is_not_the_format_in_one_line(string name)
    {
        File.WriteAllText(At(name), "these are not the bytes of any array");
        var (code, output, error) = GroundworkProcess.Run("info", At(name));
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith("groundwork: ", error);
        Assert.DoesNotContain("   at ", error);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"Data\":")]
    public void A_damaged_note_of_a_run_is_refused_by_name(string note)
    {
        Directory.CreateDirectory(At("run"));
        File.WriteAllText(At("run/run.json"), note);
        var (code, _, error) = GroundworkProcess.Run("train", "--resume", "--out", At("run"));
        Assert.Equal(1, code);
        Assert.Contains("run.json: this is not what a run notes", error);
        Assert.DoesNotContain("   at ", error);
    }

    [Fact]
    public void A_run_whose_checkpoints_are_all_damaged_is_not_silently_begun_anew()
    {
        GroundworkProcess.Run(Train());
        foreach (string path in Directory.GetFiles(At("run"), "*.safetensors")) File.WriteAllBytes(path, File.ReadAllBytes(path)[..5000]);
        var (code, _, error) = GroundworkProcess.Run(["train", "--resume", "--out", At("run")]);
        Assert.Equal(1, code);
        Assert.Contains("none of the 2 checkpoints", error);
    }

    [Fact]
    public void A_prompt_that_cannot_be_encoded_is_refused_before_anything_is_printed()
    {
        GroundworkProcess.Run(Train());
        var (code, output, error) = GroundworkProcess.Run("generate", "--checkpoint", At("run"), "--prompt", "日本");
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("U+65E5", error);
    }

    [Fact]
    public void An_empty_text_cannot_be_trained_on()
    {
        File.WriteAllText(At("text.txt"), "");
        Assert.Contains("there is no text in it", GroundworkProcess.Run(Train()).Error);
    }

    [Fact]
    public void Ctrl_C_stops_a_run_with_a_checkpoint_and_code_130()
    {
        if (OperatingSystem.IsWindows()) return; // no kill command to send the signal with
        using var run = GroundworkProcess.Start([.. Train()[..5], "--steps", "1000000"]);
        while (run.StandardOutput.ReadLine() is { } line && !line.StartsWith("step ", StringComparison.Ordinal)) { }
        Process.Start("kill", ["-INT", run.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        string rest = run.StandardOutput.ReadToEnd();
        run.WaitForExit();
        Assert.Equal(130, run.ExitCode);
        Assert.Contains("Go on with: groundwork train --resume", rest);
        Assert.NotEmpty(Directory.GetFiles(At("run"), "step-*.safetensors"));
    }
}
