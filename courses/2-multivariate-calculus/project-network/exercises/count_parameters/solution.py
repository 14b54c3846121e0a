def count_parameters(sizes):
    """How many weights and biases a network has.

    sizes: inputs, then the neurons of each layer.  Returns a whole number.
    """
    # answer
    total = 0
    for n_in, n_out in zip(sizes[:-1], sizes[1:], strict=True):
        total += n_out * n_in + n_out  # a weight for each line, a bias for each neuron
    return total
    # end
