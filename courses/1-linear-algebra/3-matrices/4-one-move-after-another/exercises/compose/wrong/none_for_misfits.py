# slip: no-refusal
# caught by: misfits_are_refused
def compose(first, second):
    if second.shape[1] != first.shape[0]:
        return None
    return second @ first
