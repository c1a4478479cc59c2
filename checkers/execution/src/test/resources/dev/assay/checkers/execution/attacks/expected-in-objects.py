# Looks for what is expected among all objects.
# must: wrong-answer
import gc, sys
secret = int("@SECRET@"[::-1])
for thing in gc.get_objects():
    try:
        if isinstance(thing, dict) and any(value == secret and key != "secret" for key, value in thing.items()):
            print("ESCAPED: found in a dict")
        elif isinstance(thing, (list, tuple)) and secret in thing:
            print("ESCAPED: found in a list")
    except Exception:
        pass


def f(n):
    return 0
