# slip: weights-sum
# caught by: a_layer_is_counted
def count_parameters(sizes):
    return sum(a + b for a, b in zip(sizes, sizes[1:]))
