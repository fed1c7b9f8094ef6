namespace Groundwork.Tests.Kernels;

[CollectionDefinition("thread count", DisableParallelization = true)]
public sealed class ThreadCountCollection;
