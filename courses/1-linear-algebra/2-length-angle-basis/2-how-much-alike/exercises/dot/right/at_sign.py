def dot(u, v):
    return u @ v
