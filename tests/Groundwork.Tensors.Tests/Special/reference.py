"""Writes special.csv: function, arguments, value at 50 digits (mpmath), as shortest round-trip decimals.

Run: python3 reference.py > special.csv
Inverses are tabled without root finding: x is drawn, p = F(x) is rounded to a double, and x is moved by the rounding of p over the density.
"""
import random

import mpmath as m
from mpmath import mpf

m.mp.dps = 50
random.seed(20240607)


def row(name, value, *args):
    value = mpf(value)
    if value != 0 and not (mpf("1e-307") < abs(value) < mpf("1e307")):
        return
    print(",".join([name, *(repr(float(a)) for a in args), m.nstr(value, 20)]), flush=True)


def spread(low, high, n):
    return [float(m.exp(random.uniform(float(m.log(low)), float(m.log(high))))) for _ in range(n)]


def between(low, high, n):
    return [random.uniform(low, high) for _ in range(n)]


def ndtr(x):
    return m.erfc(-x / m.sqrt(2)) / 2


for x in spread(1e-8, 170, 40) + between(-20, 20, 40) + between(-150, -20, 10):
    row("gamma", m.gamma(mpf(x)), x)
for x in spread(1e-12, 1e15, 40) + between(0.5, 2.6, 30) + between(2.5, 20, 20) + [1 + 1e-9, 2 - 1e-9]:
    row("loggamma", m.loggamma(mpf(x)), x)
for x in spread(1e-6, 1e10, 40) + between(-20, 0, 20):
    row("digamma", m.digamma(mpf(x)), x)
    row("trigamma", m.psi(1, mpf(x)), x)
for n in (2, 3, 5, 9):
    for x in spread(1e-2, 1e4, 6):
        row("polygamma", m.psi(n, mpf(x)), n, x)
for s in between(1.01, 30, 12):
    for q in spread(1e-2, 1e3, 2):
        m.mp.dps = 150
        row("hurwitz", m.zeta(mpf(s), mpf(q)), s, q)
        m.mp.dps = 50
for _ in range(60):
    a, b = spread(1e-6, 1e5, 2)
    row("logbeta", m.log(m.beta(mpf(a), mpf(b))), a, b)
    row("beta", m.beta(mpf(a), mpf(b)), a, b)
for x in spread(1e-10, 6, 30) + between(-6, 6, 30):
    row("erf", m.erf(mpf(x)), x)
for x in between(-3, 26, 50) + spread(1e-6, 1, 10):
    row("erfc", m.erfc(mpf(x)), x)
for x in between(-25, 28, 30) + spread(1e-6, 1e10, 30):
    row("erfcx", m.exp(mpf(x) ** 2) * m.erfc(mpf(x)), x)
for x in between(-37, 8, 60):
    row("ndtr", ndtr(mpf(x)), x)
for x in between(-37, 8, 40) + [-1e3, -1e8]:
    m.mp.dps = 80
    row("logndtr", m.log(ndtr(mpf(x))), x)
    m.mp.dps = 50
for z in between(-2, 26, 40) + spread(1e-8, 1, 10):
    q = float(m.erfc(mpf(z)))
    true = mpf(z) + (m.erfc(mpf(z)) - mpf(q)) * m.sqrt(m.pi) / 2 * m.exp(mpf(z) ** 2)
    row("erfcinv", true, q)
    if abs(z) < 2:
        y = float(m.erf(mpf(z)))
        row("erfinv", mpf(z) - (m.erf(mpf(z)) - mpf(y)) * m.sqrt(m.pi) / 2 * m.exp(mpf(z) ** 2), y)
for z in between(-36, 5, 40) + spread(1e-8, 1, 10):
    p = float(ndtr(mpf(z)))
    row("ndtri", mpf(z) - (ndtr(mpf(z)) - mpf(p)) / m.npdf(mpf(z)), p)
for x in spread(1e-3, 700, 30) + between(-40, 40, 20):
    row("i0", m.besseli(0, mpf(x)), x)
    row("i1", m.besseli(1, mpf(x)), x)
    row("i0e", m.besseli(0, mpf(x)) * m.exp(-abs(mpf(x))), x)
    row("i1e", m.besseli(1, mpf(x)) * m.exp(-abs(mpf(x))), x)
for p in between(0, 1, 20) + spread(1e-300, 1, 20):
    row("logit", m.log(mpf(p) / (1 - mpf(p))), p)
for x in between(-700, 700, 20) + between(-3, 3, 10):
    row("softplus", m.log1p(m.exp(mpf(x))), x)
    if x > 0:
        row("logexpm1", m.log(m.expm1(mpf(x))), x)


def gamma_tails(a, x):
    a, x = mpf(a), mpf(x)
    m.mp.dps = 400 if a < 20000 else 60
    if a < 20000:
        lower = m.gammainc(a, 0, x, regularized=True)
        upper = m.gammainc(a, x, regularized=True)
    else:
        # The library's hypergeometric sums give up here: sum the series, or run the continued fraction by Lentz's method.
        m.mp.dps = 50
        front = m.exp(a * m.log(x) - x - m.loggamma(a + 1))
        if x < a:
            term = total = mpf(1)
            k = 1
            while term > total * mpf("1e-30"):
                term *= x / (a + k)
                total += term
                k += 1
            lower = front * total
            upper = 1 - lower
        else:
            b = x + 1 - a
            c, d = mpf("1e300"), 1 / b
            h = d
            i = 1
            while True:
                b += 2
                d = 1 / (b - i * (i - a) * d)
                c = b - i * (i - a) / c
                h *= c * d
                i += 1
                if abs(c * d - 1) < mpf("1e-30"):
                    break
            upper = front * a * h
            lower = 1 - upper
    m.mp.dps = 50
    return lower, upper


cases = [(a, a * r) for a in spread(1e-6, 1e4, 60) for r in spread(0.02, 8, 2)]
cases += [(a, a + z * a ** 0.5) for a in spread(1, 1e4, 20) for z in between(-6, 20, 3)]
cases += [(a, a + z * a ** 0.5) for a in (3e4, 2e5, 1e6, 1e9) for z in (-30.0, -9.3, -0.5, 0.3, 4.0, 25.0)]
cases += [(a, x) for a in (1e-10, 1e-3, 0.3, 0.9) for x in (1e-20, 1e-3, 0.4, 1.0, 1.09, 3.0, 50.0)]
for a, x in cases:
    if x <= 0:
        continue
    lower, upper = gamma_tails(a, x)
    row("gammainc", lower, a, x)
    row("gammaincc", upper, a, x)
    density = m.exp((mpf(a) - 1) * m.log(mpf(x)) - mpf(x) - m.loggamma(mpf(a)))
    for name, tail, sign in (("gammaincinv", lower, -1), ("gammainccinv", upper, 1)):
        # Only where the answer is well determined by the rounded probability.
        if mpf("1e-290") < tail < mpf("0.9"):
            p = float(tail)
            row(name, mpf(x) + sign * (tail - mpf(p)) / density, a, p)


def positive_series(a, b, x):
    term = total = mpf(1)
    n = 0
    while term > total * mpf("1e-45"):
        term *= (a + b + n) * x / (a + 1 + n)
        total += term
        n += 1
    return m.exp(a * m.log(x) + b * m.log1p(-x) + m.loggamma(a + b) - m.loggamma(a + 1) - m.loggamma(b)) * total


def beta_tails(a, b, x):
    a, b, x = mpf(a), mpf(b), mpf(x)
    if max(a, b) < 5000:
        m.mp.dps = 120
        lower = m.betainc(a, b, 0, x, regularized=True)
        upper = m.betainc(b, a, 0, 1 - x, regularized=True)
        m.mp.dps = 50
    else:
        lower, upper = positive_series(a, b, x), positive_series(b, a, 1 - x)
    return lower, upper


cases = [(a, b, x) for a, b in zip(spread(1e-3, 300, 60), spread(1e-3, 300, 60)) for x in between(0, 1, 2)]
for a, b in zip(spread(1, 3000, 40), spread(1, 3000, 40)):
    mean, deviation = a / (a + b), (a * b / (a + b + 1)) ** 0.5 / (a + b)
    cases += [(a, b, mean + z * deviation) for z in between(-12, 12, 3)]
cases += [(1e-8, 1.0, 0.1), (1e-8, 2.5, 0.3), (0.01, 5.0, 0.01), (0.5, 0.5, 1e-20), (0.5, 50.0, 1e-6), (2.0, 1e6, 1e-6), (5e4, 5e4, 0.49), (2e4, 8e4, 0.21)]
for a, b, x in cases:
    if not 0 < x < 1:
        continue
    lower, upper = beta_tails(a, b, x)
    if lower <= 0 or upper <= 0:
        continue
    row("betainc", lower, a, b, x)
    row("betaincc", upper, a, b, x)
    density = m.exp((mpf(a) - 1) * m.log(mpf(x)) + (mpf(b) - 1) * m.log1p(-mpf(x))) / m.beta(mpf(a), mpf(b))
    for name, tail, sign in (("betaincinv", lower, -1), ("betainccinv", upper, 1)):
        if mpf("1e-290") < tail < mpf("0.9"):
            p = float(tail)
            row(name, mpf(x) + sign * (tail - mpf(p)) / density, a, b, p)
