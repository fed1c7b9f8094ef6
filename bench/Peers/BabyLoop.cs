using Groundwork.Gpt;
using Groundwork.Nn;

namespace Groundwork.Bench.Peers;

/// <summary>A training step of the baby GPT as a user writes it: 4 layers, 4 heads, width 128, batches of 12 windows of 64 tokens.</summary>
internal static class BabyLoop
{
    /// <summary>The step, with a scope around it or with none at all.</summary>
    public static Action Step(bool scoped)
    {
        var model = new GptModel(GptConfig.Baby(65), new Generator(1));
        var optimizer = new AdamW(model.Parameters(), 1e-3, 0.9, 0.99);
        Tensor x = Tensor.Randint([12, 64], 1, 0, 65), y = Tensor.Randint([12, 64], 2, 0, 65);

        void Plain()
        {
            optimizer.ZeroGrad();
            model.Loss(x, y).Backward();
            optimizer.Step();
        }

        void Scoped()
        {
            using var scope = MemoryScope.Step();
            Plain();
        }

        return scoped ? Scoped : Plain;
    }
}
