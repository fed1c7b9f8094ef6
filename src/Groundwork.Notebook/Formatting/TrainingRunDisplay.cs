using Groundwork.Plots;

namespace Groundwork.Gpt;

/// <summary>Training runs that show themselves.</summary>
/// <remarks>Safe to use from several threads.</remarks>
public static class TrainingRunDisplay
{
    extension(TrainingRun run)
    {
        /// <summary>Shows the run's loss as a curve that is drawn anew while it goes on. Call it before <see cref="TrainingRun.Run"/>.</summary>
        /// <returns>The display, which follows the run's events.</returns>
        /// <example><code>run.ShowProgress(); run.Run();</code></example>
        public TrainingDisplay ShowProgress()
        {
            ArgumentNullException.ThrowIfNull(run);
            var display = new TrainingDisplay(run.Options.Steps);
            run.Happened += e =>
            {
                if (e is StepDone step) display.Step(step.Step, step.Loss, step.Tokens);
                else if (e is Evaluated { Evaluation: var evaluation }) display.Validation(e.Step, evaluation.Loss);
                if (run.IsFinished) display.Finish();
            };
            return display;
        }
    }
}
