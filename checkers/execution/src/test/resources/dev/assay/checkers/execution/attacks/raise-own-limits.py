# Takes back its limits.
# must: wrong-answer
import resource
for kind in (resource.RLIMIT_CPU, resource.RLIMIT_NPROC, resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
    try:
        resource.setrlimit(kind, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print("ESCAPED: no limit", kind)
    except (OSError, ValueError):
        pass


def f(n):
    return 0
