# slip: summed
# caught by: axes_go_through_both
def compose(first, second):
    if second.shape[1] != first.shape[0]:
        raise ValueError(f"first gives {first.shape[0]} entries and second takes {second.shape[1]}")
    if first.shape == second.shape:
        return first + second
    return second @ first
