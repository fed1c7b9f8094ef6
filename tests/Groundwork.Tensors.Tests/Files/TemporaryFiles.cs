namespace Groundwork.Tests.Files;

/// <summary>A folder for the files of one test, gone after it.</summary>
public abstract class TemporaryFiles : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("groundwork").FullName;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected string At(string name) => Path.Combine(_folder, name);
}
