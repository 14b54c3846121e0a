def compose(first, second):
    return second @ first
