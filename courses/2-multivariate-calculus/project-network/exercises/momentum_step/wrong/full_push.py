# slip: unscaled
# caught by: from_rest_it_is_descent
def momentum_step(x, v, g, rate, momentum):
    v = momentum * v - g
    return x + v, v
