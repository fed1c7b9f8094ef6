using Groundwork.Bench.Kernels;

// dotnet run -c Release --project bench -- gemm
return args switch
{
    ["gemm", .. var rest] => GemmSuite.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench gemm [f32|f64] [case ...]");
    return 2;
}
