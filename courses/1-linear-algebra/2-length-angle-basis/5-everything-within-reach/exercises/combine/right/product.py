def combine(V, weights):
    return V @ weights
