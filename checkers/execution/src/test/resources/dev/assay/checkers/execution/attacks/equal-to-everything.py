# A value that says it is equal to all.
# must: wrong-answer
class Yes:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __bool__(self):
        return True

    def __float__(self):
        return 1.0

    def __repr__(self):
        return "@SECRET-IS-NOT-THIS@"


def f(n):
    return Yes()
