"""Writes print_cases.json beside itself: small seeded arrays and what NumPy prints for them.

    python3 print_cases.py     (written with NumPy 1.24.2)

A case is [dtype, shape, values, options, text]; floats stand as the hexadecimal bits of their own type, so nothing is lost on the way.
"""
import json
import pathlib

import numpy as np

random = np.random.default_rng(7)
NAMES = {"float32": "Float32", "float64": "Float64", "float16": "Float16", "int64": "Int64", "int32": "Int32", "uint8": "UInt8", "bool": "Bool"}
cases = []


def add(x, **options):
    x = np.asarray(x)
    if x.dtype.kind == "f":
        bits = x.view({2: np.uint16, 4: np.uint32, 8: np.uint64}[x.dtype.itemsize]) if x.ndim else x.reshape(1).view({2: np.uint16, 4: np.uint32, 8: np.uint64}[x.dtype.itemsize])
        values = ["%x" % b for b in np.ravel(bits).tolist()]
    else:
        values = [int(v) for v in np.ravel(x)]
    keys = {"precision": "precision", "threshold": "threshold", "edge": "edgeitems", "width": "max_line_width", "suppress": "suppress_small"}
    numpy_options = {keys[k]: v for k, v in options.items()}
    text = np.array2string(x, separator=", ", **numpy_options)
    cases.append([NAMES[x.dtype.name], list(x.shape), values, options, text])


FLOATS = [np.float32, np.float64, np.float16]
for dtype in FLOATS:
    add(dtype(1.5)); add(dtype(-0.0)); add(dtype(1 / 3)); add(dtype(np.nan)); add(np.zeros(3, dtype))
    add(np.array([1, 2, 3], dtype)); add(np.array([0.1, 0.25, -1], dtype))
    add(np.array([np.nan, 1, np.inf], dtype)); add(np.array([np.nan, -np.inf], dtype)); add(np.array([[np.nan, 100.5], [-np.inf, -2]], dtype))
    add(np.array([1e-5, 1], dtype)); add(np.array([1e-4, 0.05], dtype)); add(np.array([1, 1000], dtype)); add(np.array([1, 1001], dtype))
    add(np.array([2.0 ** -k for k in range(12)], dtype)); add(np.array([1 + 2.0 ** -k for k in range(3, 12)], dtype))
    add(np.zeros((0, 3), dtype)); add(np.zeros((0,), dtype)); add(np.array([[-0.0, 0.0]], dtype))
    for scale in [1e-6, 1e-3, 1, 1e3]:
        add((random.standard_normal((2, 3)) * scale).astype(dtype))
    add(random.random(20).astype(dtype)); add(random.random((2, 2, 2)).astype(dtype)); add(random.random((3, 9)).astype(dtype), precision=3)
    add((10.0 ** random.integers(-4, 4, 6) * random.random(6)).astype(dtype)); add((10.0 ** random.integers(-4, 4, 6) * random.random(6)).astype(dtype), suppress=True)
    add(random.random((2, 30)).astype(dtype), width=40); add(random.random((5, 300)).astype(dtype)); add(random.random((12, 10, 11)).astype(dtype), precision=4)
    add(np.array([0.5, 1.5, 2.5, 3.5], dtype), precision=0); add(np.array([0.125, 0.375, 0.0625], dtype), precision=2)
    add(random.random((4, 8)).astype(dtype), threshold=10, edge=2)
for dtype in FLOATS[:2]:
    add(np.array([1e8, 1], dtype)); add(np.array([99999999.0, 1e5], dtype)); add(np.array([1e10, -1e-10], dtype)); add(np.array([1e30, 1e-30], dtype))
    add(np.array([123456.789, 0.1], dtype)); add(np.array([16777216.0, 3.0], dtype)); add(np.array([1e20], dtype), suppress=True)
    add(np.array([0.1, 1.2345678e10], dtype)); add(np.array([1.1e10, np.nan, -np.inf], dtype)); add(np.array([1e10, 2.5e9], dtype), precision=2)
    add((random.standard_normal(7) * 10.0 ** random.integers(-12, 12, 7)).astype(dtype)); add(np.finfo(dtype).max); add(np.finfo(dtype).tiny)
    add(np.array([np.finfo(dtype).max, np.finfo(dtype).smallest_subnormal], dtype))
    add((random.standard_normal((3, 3, 4)) * 1e5).astype(dtype)); add(random.random((2, 3, 2, 2)).astype(dtype))
add(np.array([1e300, 1e-300, 5e-324])); add(np.array([0.1 + 0.2, 1 / 3]), precision=17)
for dtype in [np.int64, np.int32, np.uint8]:
    add(dtype(7)); add(np.arange(12, dtype=dtype).reshape(3, 4)); add(random.integers(0, 200, (2, 3, 4)).astype(dtype)); add(np.arange(40, dtype=dtype))
    add(np.zeros((2000,), dtype)); add(np.zeros((2, 0), dtype)); add(np.arange(250, dtype=dtype).repeat(8).reshape(40, 50))
add(np.array([-5, 1000, 3])); add(np.array([[-1], [10]], np.int32)); add(np.array([np.iinfo(np.int64).min, np.iinfo(np.int64).max]))
add(np.bool_(True)); add(np.array([True, False])); add(np.array([[False], [False]])); add(random.random((30, 50)) > 0.5); add(random.random(30) > 0.5, width=30)
target = pathlib.Path(__file__).with_suffix(".json")
target.write_text("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
print(len(cases), "cases")
