def to_frame(points, Q):
    return (Q.T @ points.T).T
