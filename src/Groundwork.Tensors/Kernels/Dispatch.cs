using System.Numerics;

namespace Groundwork.Kernels;

/// <summary>A generic method waiting for its element type, whatever it is.</summary>
interface IAnyKernel
{
    void Invoke<T>() where T : unmanaged;
}

/// <summary>A generic method waiting for a number type: UInt8, Int32, Int64, Float32 or Float64.</summary>
interface INumberKernel
{
    void Invoke<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>;
}

/// <summary>A generic method waiting for an integer type: UInt8, Int32 or Int64.</summary>
interface IIntegerKernel
{
    void Invoke<T>() where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>;
}

/// <summary>A generic method waiting for Float32 or Float64.</summary>
interface IFloatKernel
{
    void Invoke<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>;
}

/// <summary>The only place where a DType becomes a T. Kernels are structs, so each gets a loop of its own per type.</summary>
static class Dispatch
{
    /// <summary>Any dtype, by the size of its elements only: for kernels that move and never compute.</summary>
    public static void Bytes<TKernel>(DType dtype, in TKernel kernel) where TKernel : struct, IAnyKernel
    {
        switch (dtype.Size)
        {
            case 1: kernel.Invoke<byte>(); break;
            case 2: kernel.Invoke<ushort>(); break;
            case 4: kernel.Invoke<uint>(); break;
            default: kernel.Invoke<ulong>(); break;
        }
    }

    /// <summary>Any dtype as its own type.</summary>
    public static void Any<TKernel>(DType dtype, in TKernel kernel) where TKernel : struct, IAnyKernel
    {
        switch (dtype)
        {
            case DType.Float32: kernel.Invoke<float>(); break;
            case DType.Float64: kernel.Invoke<double>(); break;
            case DType.Int64: kernel.Invoke<long>(); break;
            case DType.Int32: kernel.Invoke<int>(); break;
            case DType.UInt8: kernel.Invoke<byte>(); break;
            case DType.Bool: kernel.Invoke<bool>(); break;
            case DType.Float16: kernel.Invoke<Half>(); break;
            default: kernel.Invoke<BFloat16>(); break;
        }
    }

    /// <summary>Numbers; Bool is computed as UInt8 by those who allow it.</summary>
    public static void Number<TKernel>(DType dtype, in TKernel kernel) where TKernel : struct, INumberKernel
    {
        switch (dtype)
        {
            case DType.Float32: kernel.Invoke<float>(); break;
            case DType.Float64: kernel.Invoke<double>(); break;
            case DType.Int64: kernel.Invoke<long>(); break;
            case DType.Int32: kernel.Invoke<int>(); break;
            case DType.UInt8: kernel.Invoke<byte>(); break;
            default: throw new ArgumentException($"kernel: {dtype} is not a number type");
        }
    }

    public static void Integer<TKernel>(DType dtype, in TKernel kernel) where TKernel : struct, IIntegerKernel
    {
        switch (dtype)
        {
            case DType.Int64: kernel.Invoke<long>(); break;
            case DType.Int32: kernel.Invoke<int>(); break;
            case DType.UInt8: kernel.Invoke<byte>(); break;
            default: throw new ArgumentException($"kernel: {dtype} is not an integer type");
        }
    }

    public static void Float<TKernel>(DType dtype, in TKernel kernel) where TKernel : struct, IFloatKernel
    {
        if (dtype == DType.Float32) kernel.Invoke<float>();
        else if (dtype == DType.Float64) kernel.Invoke<double>();
        else throw new ArgumentException($"kernel: {dtype} is not computed in; convert with .To(DType.Float32)");
    }
}
