# slip: silent-refusal
# caught by: misfits_are_refused
def compose(first, second):
    if second.shape[1] != first.shape[0]:
        raise ValueError("The moves do not fit.")
    return second @ first
