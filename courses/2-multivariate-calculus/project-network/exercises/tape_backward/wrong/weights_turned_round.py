# slip: weight-not-transposed
# caught by: layers_hand_on
import numpy as np


def tape_backward(tape):
    rules = {
        "input": lambda g, y: (),
        "add": lambda g, y, a, b: (g, g),
        "multiply": lambda g, y, a, b: (g * b, g * a),
        "tanh": lambda g, y, a: (g * (1 - y**2),),
        "sum": lambda g, y, a: (g * np.ones_like(a),),
        "dense": lambda g, y, A, W, b: (g @ W.T, g.T @ A, g.sum(axis=0)),
    }
    slopes = [np.zeros_like(value) for _, _, value in tape]
    slopes[-1] = np.ones_like(tape[-1][2])
    for k in reversed(range(len(tape))):
        op, parents, value = tape[k]
        shares = rules[op](slopes[k], value, *[tape[parent][2] for parent in parents])
        for parent, share in zip(parents, shares):
            slopes[parent] = slopes[parent] + share
    return slopes
