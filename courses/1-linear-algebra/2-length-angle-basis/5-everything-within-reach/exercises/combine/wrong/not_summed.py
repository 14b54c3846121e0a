# slip: not-summed
# caught by: columns_are_weighted_and_added
def combine(V, weights):
    return V * weights
