# slip: velocity-sign
# caught by: from_rest_it_is_descent
def momentum_step(x, v, g, rate, momentum):
    v = momentum * v - rate * g
    return x - v, v
