using System.Globalization;
using System.Text.Json;

namespace Groundwork.Tests.Tensors;

public sealed class PrintTests
{
    [Fact]
    public void Arrays_print_as_NumPy_prints_them()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Tensors", "Fixtures", "print_cases.json");
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        List<string> wrong = [];
        int count = 0;
        foreach (var example in file.RootElement.EnumerateArray())
        {
            count++;
            var dtype = Enum.Parse<DType>(example[0].GetString()!);
            Tensor x = Values(dtype, [.. example[2].EnumerateArray()], Shape.Of([.. example[1].EnumerateArray().Select(n => n.GetInt32())]));
            string expected = example[4].GetString()!, got = x.ToString(Options(example[3]));
            if (got != expected) wrong.Add($"case {count}, {dtype} {x.Shape} {example[3]}\nNumPy:\n{expected}\nhere:\n{got}");
        }
        Assert.True(count > 100);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {count}\n{string.Join("\n\n", wrong.Take(5))}");
    }

    static Tensor Values(DType dtype, JsonElement[] values, Shape shape) => dtype switch
    {
        DType.Float64 => Tensor.From<double>(Array.ConvertAll(values, v => BitConverter.UInt64BitsToDouble(ulong.Parse(v.GetString()!, NumberStyles.HexNumber))), shape),
        DType.Float32 => Tensor.From<float>(Array.ConvertAll(values, v => BitConverter.UInt32BitsToSingle(uint.Parse(v.GetString()!, NumberStyles.HexNumber))), shape),
        DType.Float16 => Tensor.From<Half>(Array.ConvertAll(values, v => BitConverter.UInt16BitsToHalf(ushort.Parse(v.GetString()!, NumberStyles.HexNumber))), shape),
        _ => Tensor.From<long>(Array.ConvertAll(values, v => v.GetInt64()), shape).To(dtype),
    };

    static PrintOptions Options(JsonElement given)
    {
        var options = PrintOptions.Default;
        foreach (var option in given.EnumerateObject())
            options = option.Name switch
            {
                "precision" => options with { Precision = option.Value.GetInt32() },
                "threshold" => options with { Threshold = option.Value.GetInt32() },
                "edge" => options with { EdgeItems = option.Value.GetInt32() },
                "width" => options with { LineWidth = option.Value.GetInt32() },
                _ => options with { Suppress = option.Value.GetBoolean() },
            };
        return options;
    }

    [Fact]
    public void Views_print_their_own_elements()
    {
        Tensor t = Tensor.From<long>([1, 2, 3, 4, 5, 6], [2, 3]);
        Assert.Equal("[[1, 4],\n [2, 5],\n [3, 6]]", t.Transpose(0, 1).ToString());
        Assert.Equal("[6, 5, 4]", t[1, (.., -1)].ToString());
    }

    [Fact]
    public void Digits_before_the_point_are_exact_even_where_fewer_tell_the_number_from_its_neighbours()
    {
        Assert.Equal("[48024848.]", Tensor.From(48024848f).ToString()); // as NumPy; its shortest digits are 4802485
        Assert.Equal("[ 65504., -30016.]", Tensor.From(65504f, -30016).To(DType.Float16).ToString());
    }

    [Fact]
    public void BFloat16_prints_as_the_Float32_of_its_value() =>
        Assert.Equal("[3.140625, 0.5     ]", Tensor.From(3.14159f, 0.5f).To(DType.BFloat16).ToString());

    [Fact]
    public void The_culture_of_the_thread_changes_nothing()
    {
        var former = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
        odd.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.Equal("[-1.5, 0.1]", Tensor.From(-1.5f, 0.1f).ToString().Replace("  ", " ", StringComparison.Ordinal));
            Assert.Equal("[-1.e-09,  1.e+00]", Tensor.From(-1e-9, 1).ToString());
            Assert.Equal("[-3, 12]", Tensor.From(-3L, 12).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = former;
        }
    }

    [Fact]
    public async Task Options_flow_with_async_and_end_with_their_block()
    {
        Tensor third = 1 / Tensor.From(3.0);
        using (PrintOptions.Use(new() { Precision = 2 }))
        {
            await Task.Yield();
            Assert.Equal("[0.33]", third.ToString());
            Assert.Equal("[0.33]", await Task.Run(third.ToString));
        }
        Assert.Equal("[0.33333333]", third.ToString());
    }

    [Fact]
    public void Options_that_mean_nothing_are_refused()
    {
        Assert.Contains("print: Precision is -1; it is at least 0", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Ones([1]).ToString(new() { Precision = -1 })).Message);
        Assert.Contains("print: EdgeItems is 0; it is at least 1", Assert.Throws<ArgumentOutOfRangeException>(() => PrintOptions.Use(new() { EdgeItems = 0 })).Message);
    }
}
