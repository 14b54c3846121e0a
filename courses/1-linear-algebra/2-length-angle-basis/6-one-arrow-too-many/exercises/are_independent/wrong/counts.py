# slip: count-rule
# caught by: a_combination_is_noticed
def are_independent(V):
    return V.shape[1] <= V.shape[0] and bool((V != 0).any(axis=0).all())
