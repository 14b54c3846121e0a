def squared_misfit(values, data):
    total = 0
    for said, seen in zip(values, data, strict=True):
        total += (seen - said) ** 2
    return total
