def compose(first, second):
    return second @ first if second.shape[1] == first.shape[0] else None
