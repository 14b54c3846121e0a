# slip: one-bias-a-layer
# caught by: a_layer_is_counted
def count_parameters(sizes):
    return sum(a * b + 1 for a, b in zip(sizes, sizes[1:]))
