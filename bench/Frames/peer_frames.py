"""pandas on the cases of FrameCases.cs: reads a case's name from standard input, prints the seconds of one call.
With --peak it reads one file and prints the most memory, in bytes, that this process had."""
import os, sys, time, warnings
try:
    import numpy as np, pandas as pd
except ImportError:
    print("none", flush=True)
    sys.exit()
warnings.simplefilter("ignore")


def peak():
    try:
        with open("/proc/self/status") as f:
            return next(int(line.split()[1]) for line in f if line.startswith("VmHWM")) * 1024
    except OSError:
        import resource
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


if sys.argv[1] == "--peak":
    frame = pd.read_csv(sys.argv[2])
    print(peak(), flush=True)
    sys.exit()
folder = sys.argv[1]
path = lambda name: os.path.join(folder, name + ".csv")
g = np.random.default_rng(0)
n, m = 10**7, 10**6
cache = {}


def once(name, make):
    if name not in cache:
        cache.clear()
        cache[name] = make()
    return cache[name]


nothing = lambda: cache.clear()
csv = lambda: once("csv", lambda: pd.read_csv(path("bench")))
big = lambda: once("big", lambda: pd.DataFrame({"k": g.integers(0, 1000, n), "j": g.integers(0, 10, n), "u": g.standard_normal(n), "v": g.standard_normal(n)}))
s = lambda: once("s", lambda: pd.DataFrame({"i": g.integers(0, 10**9, m), "f": g.standard_normal(m), "p": np.arange(m)}))
l = lambda: once("l", lambda: (pd.DataFrame({"k": g.integers(0, 10**5, m), "a": g.standard_normal(m)}), pd.DataFrame({"k": g.permutation(10**5), "b": g.standard_normal(10**5)})))
d = lambda: once("d", lambda: pd.DataFrame(g.standard_normal((m, 5)), columns=list("abcde")))
h = lambda: once("h", lambda: pd.DataFrame(g.standard_normal((m, 5)), columns=list("abcde")).mask(g.random((m, 5)) < 0.01))
moment = lambda: pd.Timestamp("2020-01-01") + pd.to_timedelta(g.integers(0, 10**8, m), unit="s")
t = lambda: once("t", lambda: pd.DataFrame({"a": moment().sort_values(), "b": moment(), "k": g.integers(0, 1000, m), "v": g.random(m)}))
by_time = lambda: once("by_time", lambda: t().set_index("a"))
cases = {
    "csv_read": (nothing, lambda _: pd.read_csv(path("bench"))),
    "csv_read_quoted": (nothing, lambda _: pd.read_csv(path("quoted"))),
    "csv_read_late_float": (nothing, lambda _: pd.read_csv(path("late_float"))),
    "csv_read_late_text": (nothing, lambda _: pd.read_csv(path("late_text"))),
    "csv_write": (csv, lambda f: f.to_csv(os.devnull, index=False)),
    "groupby_string": (csv, lambda f: f.groupby("city")["y"].mean()),
    "groupby_int_1e7": (big, lambda f: f.groupby("k")[["u", "v"]].agg(["mean", "sum"])),
    "groupby_two_keys_1e7": (big, lambda f: f.groupby(["k", "j"])[["u", "v"]].sum()),
    "filter_1e7": (big, lambda f: f[f.u > 0.5]),
    "arithmetic_1e7": (big, lambda f: f.assign(w=f.u * 2 + f.v)),
    "sort_int": (s, lambda f: f.sort_values("i")),
    "sort_float": (s, lambda f: f.sort_values("f")),
    "join": (l, lambda f: f[0].merge(f[1], on="k")),
    "describe": (d, lambda f: f.describe()),
    "fillna": (h, lambda f: f.fillna(0.0)),
    "rolling_mean": (d, lambda f: f.a.rolling(20).mean()),
    "json_read": (nothing, lambda _: pd.read_json(os.path.join(folder, "rows.json"))),
    "json_read_lines": (nothing, lambda _: pd.read_json(os.path.join(folder, "rows.jsonl"), lines=True)),
    "groupby_median": (t, lambda f: f.groupby("k").v.median()),
    "groupby_quantile": (t, lambda f: f.groupby("k").v.quantile(0.9)),
    "date_difference": (t, lambda f: f.a - f.b),
    "date_diff": (t, lambda f: f.a.diff()),
    "date_floor": (t, lambda f: f.a.dt.floor("H")),
    "resample_day": (by_time, lambda f: f.resample("D").size()),
    "rolling_std": (t, lambda f: f.v.rolling(20).std()),
    "rolling_median": (t, lambda f: f.v.rolling(20).median()),
    "rolling_7d": (by_time, lambda f: f.v.rolling("7D").mean()),
    "value_counts": (l, lambda f: f[0].k.value_counts()),
}
print("pandas " + pd.__version__, flush=True)
for line in sys.stdin:
    make, run = cases[line.strip()]
    frame = make()
    start = time.perf_counter()
    run(frame)
    print(time.perf_counter() - start, flush=True)
