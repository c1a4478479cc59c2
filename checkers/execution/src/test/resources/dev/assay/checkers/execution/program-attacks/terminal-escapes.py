# Writes to the terminal of whoever reads its evidence.
# must: runtime-error
import sys
EVIL = "\x1b]0;owned\x07\x1b[2J\x9b31m\r\u202e\x00"
print(EVIL)
sys.stderr.write(EVIL)
raise ValueError(EVIL)
