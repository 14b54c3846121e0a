def mirror_picture(pixels, d):
    right, up = d
    if up == 0:
        return pixels[::-1].copy()
    if right == 0:
        return pixels[:, ::-1].copy()
    return pixels.T.copy() if right * up < 0 else pixels[::-1, ::-1].T.copy()
