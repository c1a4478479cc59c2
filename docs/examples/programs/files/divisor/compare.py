import sys

n = int(open(sys.argv[1]).read())
wanted = open(sys.argv[2]).read().strip()
word = sys.stdin.read().strip()
if wanted == "none":
    right = word == "none"
else:
    right = word.isdigit() and 1 < int(word) < n and n % int(word) == 0
if not right:
    with open(sys.argv[3] + "teammessage.txt", "w") as words:
        print("that is no divisor", file=words)
sys.exit(42 if right else 43)
