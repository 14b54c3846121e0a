# slip: subtracted
# caught by: every_component_is_combined
def scale_and_add(a, u, b, v):
    return a * u - b * v
