# slip: data-forgotten
# caught by: squares_are_added
def squared_misfit(values, data):
    return (values**2).sum()
