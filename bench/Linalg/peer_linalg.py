"""NumPy's side of the suite: reads case names from standard input, one a line, and answers each with median milliseconds."""
import sys
import time
import numpy as np
try:
    import scipy.linalg as sl
except ImportError:
    sl = None

rng = np.random.default_rng(1)
made = {}


def matrix(n, what):
    key = (n, what)
    if key not in made:
        a = rng.standard_normal((n, n))
        if what == "symmetric":
            a = a + a.T
        if what == "positive":
            a = a @ a.T + n * np.eye(n)
        made[key] = a
    return made[key]


def case(name):
    kind, size = name.rsplit("_", 1)
    n = int(size)
    if kind == "lu":
        a = matrix(n, "plain")
        return (lambda: sl.lu_factor(a, check_finite=True)) if sl else (lambda: np.linalg.det(a))
    if kind == "solve1":
        a, b = matrix(n, "plain"), rng.standard_normal(n)
        return lambda: np.linalg.solve(a, b)
    if kind == "solve":
        a, b = matrix(n, "plain"), matrix(n, "symmetric")
        return lambda: np.linalg.solve(a, b)
    if kind in ("fft", "rfft"):
        x = rng.standard_normal(n) if kind == "rfft" else rng.standard_normal(n) + 1j * rng.standard_normal(n)
        f = getattr(np.fft, kind)
        return lambda: f(x)
    if kind == "fft64x":
        x = rng.standard_normal((64, n)) + 1j * rng.standard_normal((64, n))
        return lambda: np.fft.fft(x)
    a = matrix(n, {"eigh": "symmetric", "eigvalsh": "symmetric", "cholesky": "positive"}.get(kind, "plain"))
    f = {"svdvals": lambda: np.linalg.svd(a, compute_uv=False), "svd": lambda: np.linalg.svd(a, full_matrices=False)}.get(kind)
    return f or (lambda: getattr(np.linalg, kind)(a))


for line in sys.stdin:
    run = case(line.strip())
    run()
    times = []
    end = time.perf_counter() + 0.4
    while time.perf_counter() < end or len(times) < 5:
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    times.sort()
    print(times[len(times) // 2] * 1e3, times[0] * 1e3, flush=True)
