namespace Groundwork.Lessons;

public sealed class DrawTests
{
    [Fact]
    public void The_same_seed_draws_the_same_inputs() => Assert.Equal(Vectors(3), Vectors(3));

    [Fact]
    public void The_numbers_behind_an_input_draw_it_again()
    {
        foreach (var (input, numbers) in Draw.Inputs(draw => draw.Vector(), 50, seed: 1))
            Assert.Equal(input, new Draw(numbers).Vector());
    }

    [Fact]
    public void Nothing_but_zeros_is_the_simplest_of_all()
    {
        var draw = new Draw([]);
        Assert.Equal((1.0, 1.0, 2, 0.5, false, "first"), (draw.Number(), draw.Positive(), draw.Whole(2, 5), draw.Probability(), draw.Coin(), draw.Pick("first", "second")));
        Assert.Equal([1.0], draw.Vector());
    }

    [Fact]
    public void All_kinds_of_numbers_come_up()
    {
        double[] drawn = [.. Draw.Inputs(draw => draw.Number(), 2000, seed: 1).Select(one => one.Input)];
        Assert.All(drawn, x => Assert.InRange(x, -10, 10));
        Assert.Contains(drawn, x => x < 0 && x == Math.Round(x));
        Assert.Contains(0.0, drawn);
        Assert.Contains(drawn, x => x != Math.Round(x, 2));
    }

    [Fact]
    public void Distributions_add_up_to_one() => Assert.All(Draw.Inputs(draw => draw.Distribution(5), 50, seed: 1), one => Assert.Equal(1, one.Input.Sum(), 1e-12));

    [Fact]
    public void What_is_not_meant_is_drawn_anew() => Assert.All(Draw.Inputs(draw =>
    {
        int n = draw.Whole(0, 9);
        Draw.Assume(n % 2 == 0);
        return n;
    }, 50, seed: 1), one => Assert.Equal(0, one.Input % 2));

    [Fact]
    public void An_exercise_that_means_no_input_says_so_instead_of_drawing_for_ever() => Assert.Contains("draw it so that more are", Assert.Throws<InvalidOperationException>(() => Draw.Inputs(draw =>
    {
        Draw.Assume(draw.Whole(0, 3) > 5);
        return 0;
    }, 5, seed: 1).ToArray()).Message);

    [Theory]
    [InlineData(100)]
    [InlineData(999)]
    public void A_number_is_lowered_to_the_least_that_fails(int least)
    {
        static bool Fails(Draw draw, int least) => draw.Whole(0, 1_000_000) >= least;
        var shrunk = new Shrinker(candidate => new Draw(candidate) is var draw && Fails(draw, least) ? draw.Numbers : null).Shrink([765_432]);
        Assert.Equal(least, new Draw(shrunk).Whole(0, 1_000_000));
    }

    static double[][] Vectors(long seed) => [.. Draw.Inputs(draw => draw.Vector(), 20, seed).Select(one => one.Input)];
}
