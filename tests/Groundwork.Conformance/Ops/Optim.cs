using Groundwork.Nn;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>optim</c>.</summary>
static class OptimOps
{
    public static readonly OpTable Table = new()
    {
        { "adadelta", c => Trajectory(c, p => new Adadelta(p, c.Args.Number("lr"), c.Args.Number("rho"), c.Args.Number("eps"), c.Args.Number("weight_decay"))) },
        { "adagrad", c => Trajectory(c, p => new Adagrad(p, c.Args.Number("lr"), c.Args.Number("lr_decay"), c.Args.Number("weight_decay"), c.Args.Number("initial_accumulator_value"), c.Args.Number("eps"))) },
        { "adam", c => Trajectory(c, p => new Adam(p, c.Args.Number("lr"), c.Args.Numbers("betas")[0], c.Args.Numbers("betas")[1], c.Args.Number("eps"), c.Args.Number("weight_decay"), c.Args.Flag("amsgrad"))) },
        { "adamax", c => Trajectory(c, p => new Adamax(p, c.Args.Number("lr"), c.Args.Numbers("betas")[0], c.Args.Numbers("betas")[1], c.Args.Number("eps"), c.Args.Number("weight_decay"))) },
        { "adamw", c => Trajectory(c, p => new AdamW(p, c.Args.Number("lr"), c.Args.Numbers("betas")[0], c.Args.Numbers("betas")[1], c.Args.Number("eps"), c.Args.Number("weight_decay"), c.Args.Flag("amsgrad"))) },
        { "clip_grad_norm", c => Clipped(c, p => Clip.Norm(p, c.Args.Number("max_norm"), c.Args.Number("norm_type")), withNorm: true) },
        { "clip_grad_value", c => Clipped(c, p => { Clip.Value(p, c.Args.Number("clip_value")); return 0; }, withNorm: false) },
        { "nadam", c => Trajectory(c, p => new NAdam(p, c.Args.Number("lr"), c.Args.Numbers("betas")[0], c.Args.Numbers("betas")[1], c.Args.Number("eps"), c.Args.Number("weight_decay"), c.Args.Number("momentum_decay"))) },
        { "radam", c => Trajectory(c, p => new RAdam(p, c.Args.Number("lr"), c.Args.Numbers("betas")[0], c.Args.Numbers("betas")[1], c.Args.Number("eps"), c.Args.Number("weight_decay"))) },
        { "rmsprop", c => Trajectory(c, p => new RmsProp(p, c.Args.Number("lr"), c.Args.Number("alpha"), c.Args.Number("eps"), c.Args.Number("weight_decay"), c.Args.Number("momentum"), c.Args.Flag("centered"))) },
        { "sgd", c => Trajectory(c, p => new Sgd(p, c.Args.Number("lr"), c.Args.Number("momentum"), c.Args.Number("dampening"), c.Args.Number("weight_decay"), c.Args.Flag("nesterov"))) },
    };

    /// <summary>The parameter after each step, from the gradients that the case gives.</summary>
    static Tensor Trajectory(Call c, Func<Tensor[], Optimizer> make)
    {
        var p = c[0].Clone();
        p.RequiresGrad = true;
        var optimizer = make([p]);
        List<Tensor> after = [];
        foreach (var gradient in c[1])
        {
            p.Grad = gradient.Clone();
            optimizer.Step();
            after.Add(p.Detach().Clone());
        }
        return Tensor.Stack([.. after], 0);
    }

    /// <summary>The gradients after clipping, and the norm before.</summary>
    static Tensor[] Clipped(Call c, Func<Tensor[], double> clip, bool withNorm)
    {
        Tensor[] parameters = [.. c.Inputs.Select(g =>
        {
            var p = Tensor.ZerosLike(g);
            (p.RequiresGrad, p.Grad) = (true, g.Clone());
            return p;
        })];
        double norm = clip(parameters);
        Tensor[] clipped = [.. parameters.Select(p => p.Grad!)];
        return withNorm ? [.. clipped, Tensor.Scalar(norm).To(c[0].DType)] : clipped;
    }
}
