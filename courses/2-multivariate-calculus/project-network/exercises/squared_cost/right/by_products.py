def squared_cost(A, Y):
    D = (A - Y).ravel()
    return D @ D / len(Y)
