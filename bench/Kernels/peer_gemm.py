#!/usr/bin/env python3
"""Sets the matrix products beside NumPy's, in alternating processes, as ratios of medians (above 1: ours is faster).

peer_gemm.py [--rounds 3] [--kernels avx2] [--peer-core SkylakeX] [--threads 1] BENCH_DLL FILTER...
NumPy takes the BLAS that LD_LIBRARY_PATH points to.
"""
import argparse
import os
import statistics
import subprocess
import sys
import time

CASES = [(str(n), n, n, n, 1) for n in (64, 96, 128, 256, 512, 1024, 2048)] + [
    ("12x64", 64, 64, 64, 12), ("768x768x16", 768, 16, 768, 1), ("768x128x512", 768, 512, 128, 1),
    ("768x512x128", 768, 128, 512, 1), ("768x128x65", 768, 65, 128, 1), ("128x768x512", 128, 512, 768, 1),
    ("512x768x128", 512, 128, 768, 1), ("128x768x65", 128, 65, 768, 1), ("768x65x128", 768, 128, 65, 1),
    ("1x4096x4096", 1, 4096, 4096, 1), ("4096x4096x1", 4096, 1, 4096, 1), ("4x768x3072", 4, 3072, 768, 1)]


def seconds(action, budget=0.3):
    end = time.perf_counter() + budget / 4
    while time.perf_counter() < end:
        action()
    start = time.perf_counter()
    action()
    calls = max(1, min(10000, int(100e-6 / max(time.perf_counter() - start, 1e-9))))
    times, end = [], time.perf_counter() + budget
    while time.perf_counter() < end or len(times) < 5:
        start = time.perf_counter()
        for _ in range(calls):
            action()
        times.append((time.perf_counter() - start) / calls)
    return statistics.median(times), min(times)


def numpy_cases(filters):
    import numpy as np
    for dtype in ("f32", "f64"):
        for name, m, n, k, batch in CASES:
            for form in ("nn", "tn", "nt", "tt"):
                full = f"{dtype}_{name}_{form}"
                if filters and not any(f in full for f in filters):
                    continue
                lead = (batch,) if batch > 1 else ()
                kind = "f" + str(int(dtype[1:]) // 8)
                a = np.ones(lead + ((k, m) if form[0] == "t" else (m, k)), kind)
                b = np.ones(lead + ((n, k) if form[1] == "t" else (k, n)), kind)
                c = np.empty(lead + (m, n), kind)
                a = a.swapaxes(-1, -2) if form[0] == "t" else a
                b = b.swapaxes(-1, -2) if form[1] == "t" else b
                median, best = seconds(lambda: np.matmul(a, b, out=c))
                print(f"{full}\t{median * 1e6:.2f}\t{best * 1e6:.2f}\t{2e-9 * batch * m * n * k / median:.1f}", flush=True)


def run(command, env, column):
    out = subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, check=True).stdout
    rows = (line.split("\t") for line in out.splitlines())
    return {row[0]: float(row[column]) for row in rows if len(row) == 4}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kernels", default="avx512")
    parser.add_argument("--peer-core", default="SkylakeX")
    parser.add_argument("--threads", default="1")
    parser.add_argument("--best", action="store_true", help="compare the best times: for a machine that others load")
    parser.add_argument("bench")
    parser.add_argument("filters", nargs="*")
    given = parser.parse_args()
    ours, peer = {}, {}
    for _ in range(given.rounds):
        for into, command, env in (
                (ours, ["dotnet", given.bench, "gemm"], {"GROUNDWORK_THREADS": given.threads, "GROUNDWORK_KERNELS": given.kernels}),
                (peer, [sys.executable, __file__, "numpy"], {"OMP_NUM_THREADS": given.threads, "OPENBLAS_CORETYPE": given.peer_core})):
            for name, median in run(command + given.filters, env, 2 if given.best else 1).items():
                into.setdefault(name, []).append(median)
    flops = {f"{d}_{c[0]}_{f}": 2e-3 * c[1] * c[2] * c[3] * c[4] for d in ("f32", "f64") for c in CASES for f in ("nn", "tn", "nt", "tt")}
    print(f"{'case':24} {'ours us':>10} {'peer us':>10} {'ours GF/s':>9} {'peer GF/s':>9} {'ratio':>6}")
    for name in ours:
        o, p = ((min if given.best else statistics.median)(times[name]) for times in (ours, peer))
        print(f"{name:24} {o:10.2f} {p:10.2f} {flops[name] / o:9.1f} {flops[name] / p:9.1f} {p / o:6.2f}")


if sys.argv[1:2] == ["numpy"]:
    numpy_cases(sys.argv[2:])
else:
    main()
