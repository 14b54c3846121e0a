def count_parameters(sizes):
    count = 0
    for k in range(1, len(sizes)):
        count = count + sizes[k] * (1 + sizes[k - 1])
    return count
