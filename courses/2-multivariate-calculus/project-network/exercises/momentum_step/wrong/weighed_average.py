# slip: averaged
# caught by: from_rest_it_is_descent
def momentum_step(x, v, g, rate, momentum):
    v = momentum * v - (1 - momentum) * rate * g
    return x + v, v
