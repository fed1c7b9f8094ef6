namespace Groundwork.Lessons;

/// <summary>Where checks report to by themselves: the <c>groundwork-progress.json</c> in the folder of the lesson that runs. Where there is none, as in the repository and in tests, nothing is remembered.</summary>
sealed class LearnerAttempts : IAttempts
{
    readonly Lock _gate = new();
    ProgressFile? _file;

    public void Add(Attempt attempt) => File()?.Add(attempt);

    // A program of one file knows where that is; a notebook's cells run in its folder. Asked anew until it is found: the first check may come before any lesson was opened.
    ProgressFile? File()
    {
        lock (_gate)
        {
            if (_file is not null) return _file;
            string folder = AppContext.GetData("EntryPointFileDirectoryPath") as string ?? Environment.CurrentDirectory;
            string path = Path.Combine(folder, ProgressFile.FileName);
            return System.IO.File.Exists(path) ? _file = new ProgressFile(path) : null;
        }
    }
}
