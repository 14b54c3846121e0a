# slip: counts-columns
# caught by: dimension_is_counted
def dimension_of_span(V):
    return min(V.shape)
