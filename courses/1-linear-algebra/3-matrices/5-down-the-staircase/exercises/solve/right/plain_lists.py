import numpy as np


def solve(A, b):
    rows = [[float(x) for x in line] + [float(y)] for line, y in zip(A, b, strict=True)]
    limit = 1e-10 * max(abs(x) for line in rows for x in line[:-1])

    def settle(rows):
        """The unknowns of these rows, or None: clear the first column, solve the rest, come back."""
        if not rows:
            return []
        rows = sorted(rows, key=lambda line: -abs(line[0]))
        lead = rows[0]
        if abs(lead[0]) <= limit:
            return None
        rest = settle(
            [[x - line[0] / lead[0] * y for x, y in zip(line[1:], lead[1:], strict=True)] for line in rows[1:]]
        )
        if rest is None:
            return None
        return [(lead[-1] - sum(x * y for x, y in zip(lead[1:-1], rest, strict=True))) / lead[0]] + rest

    x = settle(rows)
    return None if x is None else np.array(x)
