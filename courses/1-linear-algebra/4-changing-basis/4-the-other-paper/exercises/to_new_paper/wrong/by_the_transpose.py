# slip: transpose-instead-of-inverse
# caught by: the_axes_build_the_points_again
def to_new_paper(points, B):
    return points @ B
