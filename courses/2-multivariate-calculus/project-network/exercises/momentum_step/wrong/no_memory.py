# slip: memory-lost
# caught by: on_the_flat_it_rolls_on
def momentum_step(x, v, g, rate, momentum):
    v = -rate * g
    return x + v, v
