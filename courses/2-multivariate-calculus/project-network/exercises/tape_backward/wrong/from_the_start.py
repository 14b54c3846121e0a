# slip: forward-order
# caught by: sums_hand_on
import numpy as np


def tape_backward(tape):
    slopes = [np.zeros_like(value) for _, _, value in tape]
    slopes[-1] = np.ones_like(tape[-1][2])
    for k in range(len(tape) - 1):
        op, parents, y = tape[k]
        g, values = slopes[k], [tape[p][2] for p in parents]
        if op == "add":
            shares = [g, g]
        elif op == "multiply":
            shares = [g * values[1], g * values[0]]
        elif op == "tanh":
            shares = [g * (1 - y**2)]
        elif op == "sum":
            shares = [g * np.ones_like(values[0])]
        elif op == "dense":
            shares = [g @ values[1], g.T @ values[0], g.sum(axis=0)]
        else:
            shares = []
        for p, share in zip(parents, shares):
            slopes[p] = slopes[p] + share
    return slopes
