def mirror_picture(pixels, d):
    m = len(pixels) // 2
    out = pixels.copy()
    for row in range(len(pixels)):
        for column in range(len(pixels)):
            x, y = column - m, m - row
            t = 2 * (x * d[0] + y * d[1]) / (d[0] ** 2 + d[1] ** 2)
            out[m - round(t * d[1] - y), m + round(t * d[0] - x)] = pixels[row, column]
    return out
