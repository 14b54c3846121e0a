# slip: length-as-vector
# caught by: it_leads_from_tail_to_tip
import numpy as np


def displacement(tail, tip):
    return np.linalg.norm(tip - tail)
