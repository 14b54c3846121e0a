# slip: changes-arguments
# caught by: arguments_stay
def momentum_step(x, v, g, rate, momentum):
    v *= momentum
    v -= rate * g
    return x + v, v
