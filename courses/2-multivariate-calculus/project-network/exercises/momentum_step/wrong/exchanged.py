# slip: rate-as-momentum
# caught by: from_rest_it_is_descent
def momentum_step(x, v, g, rate, momentum):
    v = rate * v - momentum * g
    return x + v, v
