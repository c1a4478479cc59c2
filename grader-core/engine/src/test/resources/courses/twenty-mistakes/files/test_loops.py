assert answer
