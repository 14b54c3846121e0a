def reconstruct(Z, W, mean):
    return (W @ Z.T + mean[:, None]).T.copy()
