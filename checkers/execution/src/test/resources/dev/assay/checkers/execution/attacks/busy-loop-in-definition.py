# Computes without end before it is called.
# must: time-limit
while True:
    pass
