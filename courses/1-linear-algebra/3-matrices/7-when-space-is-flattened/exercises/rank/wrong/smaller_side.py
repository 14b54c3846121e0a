# slip: row-column-rank-differ
# caught by: pivots_are_counted
def rank(A):
    return min(A.shape)
