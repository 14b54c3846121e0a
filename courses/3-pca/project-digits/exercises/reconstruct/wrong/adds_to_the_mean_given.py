# slip: changes-arguments
# caught by: arguments_stay
import numpy as np


def reconstruct(Z, W, mean):
    answer = np.zeros((len(Z), len(W)))
    start = mean.copy()
    for i, z in enumerate(Z):
        mean[:] = start
        for j in range(len(z)):
            mean += z[j] * W[:, j]
        answer[i] = mean
    return answer
