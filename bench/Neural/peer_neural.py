"""PyTorch at the cases of NeuralSuite.cs: python3 peer_neural.py THREADS [part of a name ...]"""
import sys, time, torch
import torch.nn.functional as F
threads = int(sys.argv[1]); filters = sys.argv[2:]
torch.set_num_threads(threads); torch.manual_seed(1)
R = torch.randn
def leaf(*s): return R(*s).requires_grad_()
def back(y, seed, *leaves):
    y.backward(seed)
    for l in leaves: l.grad = None
def attention(q, k, v):
    s = q @ k.transpose(-2, -1) / q.shape[-1] ** 0.5
    n = s.shape[-1]
    return s.masked_fill(torch.ones(n, n, dtype=torch.bool).triu(1), float('-inf')).softmax(-1) @ v
def nograd(f):
    def g():
        with torch.no_grad(): f()
    return g
square, wide, rows = R(4096, 4096), R(32, 50257), R(4096, 768)
weight, bias = torch.ones(768).requires_grad_(), torch.zeros(768).requires_grad_()
trained, seed = leaf(4096, 768), R(4096, 768)
million, ones = leaf(1000000), torch.ones(1000000)
q, k, v, dy = leaf(12, 4, 64, 32), leaf(12, 4, 64, 32), leaf(12, 4, 64, 32), R(12, 4, 64, 32)
q2, k2, v2, dy2 = leaf(1, 12, 1024, 64), leaf(1, 12, 1024, 64), leaf(1, 12, 1024, 64), R(1, 12, 1024, 64)
p = leaf(10000000); p.grad = R(10000000); adam = torch.optim.AdamW([p], 1e-3)
logits, target = leaf(512, 50257), torch.arange(512) * 97
images, kernel, dimages = leaf(8, 64, 56, 56), leaf(64, 64, 3, 3), R(8, 64, 56, 56)
cases = {
    'softmax_4096x4096': lambda: square.softmax(-1),
    'softmax_32x50257': lambda: wide.softmax(-1),
    'layernorm_4096x768': nograd(lambda: F.layer_norm(rows, [768], weight, bias)),
    'layernorm_4096x768_fwdbwd': lambda: back(F.layer_norm(trained, [768], weight, bias), seed, trained, weight, bias),
    'gelu_1e6': nograd(lambda: F.gelu(million)),
    'gelu_1e6_fwdbwd': lambda: back(F.gelu(million), ones, million),
    'gelu_tanh_1e6': nograd(lambda: F.gelu(million, approximate='tanh')),
    'gelu_tanh_1e6_fwdbwd': lambda: back(F.gelu(million, approximate='tanh'), ones, million),
    'attention_12x4x64x32_fwdbwd': lambda: back(attention(q, k, v), dy, q, k, v),
    'attention_1x12x1024x64_fwd': nograd(lambda: attention(q2, k2, v2)),
    'attention_1x12x1024x64_fwdbwd': lambda: back(attention(q2, k2, v2), dy2, q2, k2, v2),
    'adamw_1e7': adam.step,
    'cross_entropy_512x50257_fwd': nograd(lambda: F.cross_entropy(logits, target)),
    'cross_entropy_512x50257_fwdbwd': lambda: back(F.cross_entropy(logits, target), None, logits),
    'conv_b8_64x56x56_64_fwd': nograd(lambda: F.conv2d(images, kernel, padding=1)),
    'conv_b8_64x56x56_64_fwdbwd': lambda: back(F.conv2d(images, kernel, padding=1), dimages, images, kernel),
}
for name, f in cases.items():
    if filters and not any(x in name for x in filters): continue
    for _ in range(3): f()
    times, start = [], time.perf_counter()
    while time.perf_counter() - start < 2 or len(times) < 5:
        t = time.perf_counter(); f(); times.append(time.perf_counter() - t)
    times.sort()
    print(f'{name:34} {threads} threads  median {times[len(times)//2]*1e3:9.3f} ms  best {times[0]*1e3:9.3f} ms', flush=True)
