# slip: bias-count
# caught by: one_neuron_is_counted
def count_parameters(sizes):
    return sum(a * b + a for a, b in zip(sizes, sizes[1:]))
