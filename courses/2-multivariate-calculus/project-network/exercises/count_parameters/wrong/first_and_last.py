# slip: ends-only
# caught by: two_layers_are_counted
def count_parameters(sizes):
    return sizes[-1] * (sizes[0] + 1)
