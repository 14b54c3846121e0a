# slip: too-far
# caught by: two_layers_are_counted
def count_parameters(sizes):
    total = 0
    for k in range(1, len(sizes)):
        total += sizes[k] * (sum(sizes[:k]) + 1)
    return total
