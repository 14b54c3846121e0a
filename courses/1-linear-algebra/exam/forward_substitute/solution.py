import numpy as np


def forward_substitute(L, b):
    """Solve L x = b for a lower triangular L, (n, n), and b, (n,); returns x, (n,)."""
    # answer
    n = len(b)
    x = np.zeros(n)  # floats, whatever b holds
    for i in range(n):
        x[i] = (b[i] - L[i, :i] @ x[:i]) / L[i, i]  # what is known already goes to the right side
    return x
    # end
