# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def to_new_paper(points, B):
    answer = np.linalg.solve(B, points.T).T
    B[1:] -= B[0]  # what is left of an elimination
    return answer
