# slip: inverse-direction
# caught by: points_come_back
def undistort(points, A):
    return points @ A.T
