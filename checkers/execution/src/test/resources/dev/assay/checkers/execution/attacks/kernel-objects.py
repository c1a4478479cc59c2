# As many timers, watches and the like as there are to be had.
# must: wrong-answer, runtime-error
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
for make in (
    lambda: libc.inotify_init1(0),
    lambda: libc.timerfd_create(1, 0),
    lambda: libc.eventfd(0, 0),
    lambda: libc.epoll_create1(0),
    lambda: libc.fanotify_init(0, 0),
    lambda: libc.signalfd(-1, ctypes.byref(ctypes.c_uint64(0)), 0),
):
    for i in range(300):
        if make() < 0:
            break
    else:
        print("ESCAPED: more open files than there may be")
    for fd in range(4, 300):
        try:
            os.close(fd)
        except OSError:
            pass
watch = libc.inotify_init1(0)
for i in range(1_000):
    os.mkdir("/tmp/%d" % i)
    libc.inotify_add_watch(watch, b"/tmp/%d" % i, 0xFFF)
timer = ctypes.c_void_p()
for i in range(2_000):
    libc.timer_create(1, None, ctypes.byref(timer))


def f(n):
    return 0
