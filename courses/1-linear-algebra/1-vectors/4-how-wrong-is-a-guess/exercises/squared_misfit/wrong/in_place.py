# slip: changes-arguments
# caught by: arguments_stay
def squared_misfit(values, data):
    values -= data
    return (values**2).sum()
