# slip: old-velocity
# caught by: from_rest_it_is_descent
def momentum_step(x, v, g, rate, momentum):
    return x + v, momentum * v - rate * g
