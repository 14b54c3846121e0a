import numpy as np


def tape_backward(tape):
    """How the last value of a tape answers to every value on it.

    tape: a list of (op, parents, value).  Returns a list of slopes, each of the shape of its value.
    """
    # answer
    rules = {
        "input": lambda g, y: (),
        "add": lambda g, y, a, b: (g, g),
        "multiply": lambda g, y, a, b: (g * b, g * a),
        "tanh": lambda g, y, a: (g * (1 - y**2),),
        "sum": lambda g, y, a: (g * np.ones_like(a),),
        "dense": lambda g, y, A, W, b: (g @ W, g.T @ A, g.sum(axis=0)),
    }
    slopes = [np.zeros_like(value) for _, _, value in tape]
    slopes[-1] = np.ones_like(tape[-1][2])  # the result answers to itself one to one
    for k, (op, parents, value) in reversed(list(enumerate(tape))):
        shares = rules[op](slopes[k], value, *[tape[parent][2] for parent in parents])
        for parent, share in zip(parents, shares, strict=True):
            slopes[parent] = slopes[parent] + share  # added: a value may be used more than once
    return slopes
    # end
