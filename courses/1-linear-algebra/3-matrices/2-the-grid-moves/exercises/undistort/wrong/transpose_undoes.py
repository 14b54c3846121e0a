# slip: transpose-for-inverse
# caught by: points_come_back
def undistort(points, A):
    return points @ A
