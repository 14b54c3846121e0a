# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def forward_substitute(L, b):
    if b.dtype.kind != "f":
        b = b.astype(float)
    for i in range(len(b)):
        b[i] = (b[i] - L[i, :i] @ b[:i]) / L[i, i]
    return b
