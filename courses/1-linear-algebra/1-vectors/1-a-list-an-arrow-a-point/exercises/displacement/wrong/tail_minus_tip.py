# slip: wrong-way
# caught by: it_leads_from_tail_to_tip
import numpy as np


def displacement(tail, tip):
    return np.asarray(tail) - np.asarray(tip)
