"""Who works in which group: what is asked for, what it is worth, and the programme that finds the best."""
