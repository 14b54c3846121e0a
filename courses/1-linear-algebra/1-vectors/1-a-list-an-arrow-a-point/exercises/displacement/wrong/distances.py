# slip: sign-lost
# caught by: it_leads_from_tail_to_tip
import numpy as np


def displacement(tail, tip):
    return np.abs(tip - tail)
