using Groundwork.Nn;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>schedulers</c>.</summary>
static class SchedulersOps
{
    public static readonly OpTable Table = new()
    {
        { "constant_lr", c => Rates(c, Schedule.Constant(c.Args.Number("lr"), c.Args.Number("factor"), c.Args.Int("total_iters"))) },
        { "cosine_annealing_lr", c => Rates(c, Schedule.Cosine(c.Args.Number("lr"), c.Args.Int("T_max"), c.Args.Number("eta_min"))) },
        { "cosine_annealing_warm_restarts", c => Rates(c, Schedule.CosineWarmRestarts(c.Args.Number("lr"), c.Args.Int("T_0"), c.Args.Int("T_mult"), c.Args.Number("eta_min"))) },
        { "cyclic_lr", c => Rates(c, Schedule.Cyclic(c.Args.Number("base_lr"), c.Args.Number("max_lr"), c.Args.Int("step_size_up"), c.Args.Int("step_size_down"), c.Args.Text("mode") switch { "triangular2" => CyclicMode.Halving, "exp_range" => CyclicMode.Exponential, _ => CyclicMode.Triangular }, c.Args.Number("gamma"))) },
        { "exponential_lr", c => Rates(c, Schedule.Exponential(c.Args.Number("lr"), c.Args.Number("gamma"))) },
        { "linear_lr", c => Rates(c, Schedule.Linear(c.Args.Number("lr"), c.Args.Number("start_factor"), c.Args.Number("end_factor"), c.Args.Int("total_iters"))) },
        { "multistep_lr", c => Rates(c, Schedule.MultiStep(c.Args.Number("lr"), c.Args.Ints("milestones"), c.Args.Number("gamma"))) },
        { "one_cycle_lr", c => Rates(c, Schedule.OneCycle(c.Args.Number("max_lr"), c.Args.Int("total_steps"), c.Args.Number("pct_start"), c.Args.Text("anneal_strategy") == "linear", c.Args.Number("div_factor"), c.Args.Number("final_div_factor"), c.Args.Flag("three_phase"))) },
        { "polynomial_lr", c => Rates(c, Schedule.Polynomial(c.Args.Number("lr"), c.Args.Int("total_iters"), c.Args.Number("power"))) },
        { "reduce_lr_on_plateau", c => Tensor.From<double>(new PlateauSchedule(c.Args.Number("lr"), c.Args.Text("mode") == "max", c.Args.Number("factor"), c.Args.Int("patience"), c.Args.Number("threshold"), c.Args.Text("threshold_mode") == "rel", c.Args.Int("cooldown"), c.Args.Number("min_lr"), c.Args.Number("eps")).Rates(c[0].ToArray<double>())) },
        { "sequential_warmup_lr", c => Rates(c, Schedule.Sequence([Schedule.Linear(c.Args.Number("lr"), c.Args.Number("start_factor"), 1, c.Args.Int("warmup")), Schedule.Exponential(c.Args.Number("lr"), c.Args.Number("gamma"))], [c.Args.Int("warmup")])) },
        { "step_lr", c => Rates(c, Schedule.Step(c.Args.Number("lr"), c.Args.Int("step_size"), c.Args.Number("gamma"))) },
        { "warmup_cosine_lr", c => Rates(c, Schedule.WarmupCosine(c.Args.Number("lr"), c.Args.Int("steps"), c.Args.Int("warmup"), c.Args.Number("min_factor"))) },
    };

    static Tensor Rates(Call c, Schedule schedule) => Tensor.From<double>(schedule.Rates(c.Args.Int("steps")));
}
