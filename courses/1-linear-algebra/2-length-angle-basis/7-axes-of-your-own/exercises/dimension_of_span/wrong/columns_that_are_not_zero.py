# slip: counts-columns
# caught by: dimension_is_counted
def dimension_of_span(V):
    return int((V != 0).any(axis=0).sum())
