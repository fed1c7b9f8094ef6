using Groundwork.Bench.Frames;
using Groundwork.Bench.Kernels;
using Groundwork.Bench.Ops;

// dotnet run -c Release --project bench -- gemm
return args switch
{
    ["gemm", .. var rest] => GemmSuite.Run(rest),
    ["frames", var folder, .. var cases] => FrameSuite.Run(folder, cases),
    ["move", .. var cases] => MoveSuite.Run(cases),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench gemm [f32|f64] [case ...] | frames FOLDER [case ...] | move [case ...]");
    return 2;
}
