using Groundwork.Nn;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>losses</c>.</summary>
static class LossesOps
{
    public static readonly OpTable Table = new()
    {
        { "bce_with_logits", c => Losses.BinaryCrossEntropyWithLogits(c[0], c[1], c.Args.Flag("has_weight") ? c[2] : null, c.Args.Flag("has_pos_weight") ? c[c.Count - 1] : null, Reduce(c)) },
        { "binary_cross_entropy", c => Losses.BinaryCrossEntropy(c[0], c[1], c.Args.Flag("has_weight") ? c[2] : null, Reduce(c)) },
        { "cosine_embedding_loss", c => Losses.CosineEmbedding(c[0], c[1], c[2], c.Args.Number("margin"), Reduce(c)) },
        { "cross_entropy", c => Losses.CrossEntropy(c[0], c[1], c.Args.Flag("has_weight") ? c[2] : null, c.Args.Int("ignore_index"), Reduce(c), c.Args.Number("label_smoothing")) },
        { "gaussian_nll_loss", c => Losses.GaussianNll(c[0], c[1], c[2], c.Args.Flag("full"), c.Args.Number("eps"), Reduce(c)) },
        { "hinge_embedding_loss", c => Losses.HingeEmbedding(c[0], c[1], c.Args.Number("margin"), Reduce(c)) },
        { "huber_loss", c => Losses.Huber(c[0], c[1], c.Args.Number("delta"), Reduce(c)) },
        { "kl_div", c => Losses.KlDiv(c[0], c[1], c.Args.Flag("log_target"), Reduce(c)) },
        { "l1_loss", c => Losses.L1(c[0], c[1], Reduce(c)) },
        { "margin_ranking_loss", c => Losses.MarginRanking(c[0], c[1], c[2], c.Args.Number("margin"), Reduce(c)) },
        { "mse_loss", c => Losses.Mse(c[0], c[1], Reduce(c)) },
        { "multi_margin_loss", c => Losses.MultiMargin(c[0], c[1], c.Args.Int("p"), c.Args.Number("margin"), reduction: Reduce(c)) },
        { "multilabel_soft_margin_loss", c => Losses.MultilabelSoftMargin(c[0], c[1], reduction: Reduce(c)) },
        { "nll_loss", c => Losses.Nll(c[0], c[1], c.Args.Flag("has_weight") ? c[2] : null, c.Args.Int("ignore_index"), Reduce(c)) },
        { "poisson_nll_loss", c => Losses.PoissonNll(c[0], c[1], c.Args.Flag("log_input"), c.Args.Flag("full"), c.Args.Number("eps"), Reduce(c)) },
        { "smooth_l1_loss", c => Losses.SmoothL1(c[0], c[1], c.Args.Number("beta"), Reduce(c)) },
        { "soft_margin_loss", c => Losses.SoftMargin(c[0], c[1], Reduce(c)) },
        { "triplet_margin_loss", c => Losses.TripletMargin(c[0], c[1], c[2], c.Args.Number("margin"), c.Args.Number("p"), reduction: Reduce(c)) },
    };

    static Reduction Reduce(Call c) => Enum.Parse<Reduction>(c.Args.Text("reduction"), ignoreCase: true);
}
