# slip: elementwise-truncated
# caught by: each_entry_is_a_row_times_a_column


def product(A, B):
    if A.shape[1] != B.shape[0]:
        raise ValueError(f"{A.shape} and {B.shape} do not fit")
    m, p = min(A.shape[0], B.shape[0]), min(A.shape[1], B.shape[1])
    return A[:m, :p] * B[:m, :p]
