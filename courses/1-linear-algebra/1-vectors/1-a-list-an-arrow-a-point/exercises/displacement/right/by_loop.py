import numpy as np


def displacement(tail, tip):
    moves = []
    for start, end in zip(tail, tip, strict=True):
        moves.append(end - start)
    return np.array(moves)
