def gradient_check(f, grad, x):
    h = 3e-6
    given = [float(g) for g in grad(x)]
    worst, largest = 0.0, 0.0
    for i, g in enumerate(given):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        slope = (f(up) - f(down)) / (up[i] - down[i])
        worst = max(worst, abs(g - slope))
        largest = max(largest, abs(g), abs(slope))
    return worst / largest
