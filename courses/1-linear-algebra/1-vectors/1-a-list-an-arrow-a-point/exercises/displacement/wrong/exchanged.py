# slip: row-order-swap
# caught by: it_leads_from_tail_to_tip
def displacement(tail, tip):
    return (tip - tail)[::-1]
