# slip: diagonal-only
# caught by: columns_vary_together
import numpy as np


def mean_and_covariance(X):
    return X.mean(axis=0), np.diag(X.var(axis=0))
