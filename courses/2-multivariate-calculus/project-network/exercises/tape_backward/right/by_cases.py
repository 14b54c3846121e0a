import numpy as np


def tape_backward(tape):
    slopes = [0.0 * np.asarray(value) for _, _, value in tape]
    slopes[-1] = slopes[-1] + 1.0
    for k in range(len(tape) - 1, -1, -1):
        op, parents, y = tape[k]
        g = slopes[k]
        if op in ("add", "multiply"):
            i, j = parents
            slopes[i] = slopes[i] + (g if op == "add" else g * tape[j][2])
            slopes[j] = slopes[j] + (g if op == "add" else g * tape[i][2])
        elif op == "tanh":
            slopes[parents[0]] = slopes[parents[0]] + g * (1 - y) * (1 + y)
        elif op == "sum":
            slopes[parents[0]] = slopes[parents[0]] + g
        elif op == "dense":
            i, j, m = parents
            slopes[i] = slopes[i] + g.dot(tape[j][2])
            slopes[j] = slopes[j] + np.einsum("nk,ni->ki", g, tape[i][2])
            slopes[m] = slopes[m] + np.ones(len(g)) @ g
    return slopes
