# slip: signed-sum
# caught by: root_of_the_sum_of_squares
def length(v):
    return sum(v)
