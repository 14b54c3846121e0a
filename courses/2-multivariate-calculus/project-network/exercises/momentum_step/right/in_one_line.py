def momentum_step(x, v, g, rate, momentum):
    return x + momentum * v - rate * g, momentum * v - rate * g
