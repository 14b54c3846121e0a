import numpy as np


def tape_backward(tape):
    def share(k, place):
        op, parents, y = tape[k]
        values = [tape[p][2] for p in parents]
        g = slope(k)
        if op == "add":
            return g
        if op == "multiply":
            return g * values[1 - place]
        if op == "tanh":
            return g / np.cosh(values[0]) ** 2
        if op == "sum":
            return np.full(np.shape(values[0]), g)
        return (g @ values[1], g.T @ values[0], g.sum(axis=0))[place]

    known = {}

    def slope(k):
        if k == len(tape) - 1:
            return np.ones(np.shape(tape[k][2]))
        if k not in known:
            total = np.zeros(np.shape(tape[k][2]))
            for later in range(k + 1, len(tape)):
                for place, parent in enumerate(tape[later][1]):
                    if parent == k:
                        total = total + share(later, place)
            known[k] = total
        return known[k]

    return [slope(k) for k in range(len(tape))]
