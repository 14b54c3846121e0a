def components_needed(variances, share):
    whole, held, number = sum(variances), 0, 0
    while held < share * whole:
        held += variances[number]
        number += 1
    return number
