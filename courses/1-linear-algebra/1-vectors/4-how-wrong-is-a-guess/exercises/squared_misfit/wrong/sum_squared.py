# slip: square-of-sum
# caught by: squares_are_added
def squared_misfit(values, data):
    return (data - values).sum() ** 2
