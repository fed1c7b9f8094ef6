using Groundwork.Bench.Frames;
using Groundwork.Bench.Kernels;

// dotnet run -c Release --project bench -- gemm
return args switch
{
    ["gemm", .. var rest] => GemmSuite.Run(rest),
    ["frames", var folder, .. var cases] => FrameSuite.Run(folder, cases),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench gemm [f32|f64] [case ...] | frames FOLDER [case ...]");
    return 2;
}
