# slip: scaled-one-component
# caught by: every_component_is_combined
def scale_and_add(a, u, b, v):
    first, second = u.astype(float), v.astype(float)
    first[0] = a * first[0]
    second[0] = b * second[0]
    return first + second
