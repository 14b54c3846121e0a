# slip: changes-arguments
# caught by: arguments_stay
def displacement(tail, tip):
    tip -= tail
    return tip
