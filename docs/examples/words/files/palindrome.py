import json
import sys

for line in sys.stdin:
    request = json.loads(line)
    text = request["answer"]["files"][0]["text"]
    letters = [c.lower() for c in text if c.isalpha()]
    right = len(letters) >= 8 and letters == letters[::-1]
    reply = {"id": request["id"], "score": 1 if right else 0}
    if not right:
        reply["feedback"] = ["Read it backwards: do the letters stay the same?"]
    print(json.dumps(reply), flush=True)
