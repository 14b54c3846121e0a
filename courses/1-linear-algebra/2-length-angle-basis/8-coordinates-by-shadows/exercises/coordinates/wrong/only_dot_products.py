# slip: no-division
# caught by: coordinates_build_the_vector
def coordinates(v, B):
    return B.T @ v
