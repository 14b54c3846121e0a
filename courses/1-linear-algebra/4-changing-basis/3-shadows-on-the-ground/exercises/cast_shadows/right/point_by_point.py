import numpy as np


def cast_shadows(points, sun):
    s1, s2, s3 = (float(x) for x in sun)
    if s3 == 0:
        raise ValueError(f"rays along {sun} never meet the ground")
    places = []
    for x, y, z in points:
        t = -z / s3
        places.append([x + t * s1, y + t * s2])
    return np.array(places)
