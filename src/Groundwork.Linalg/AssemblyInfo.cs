// Stack buffers in kernels are written before they are read.
[module: System.Runtime.CompilerServices.SkipLocalsInit]
