"""Z: forks a box for each connection. Never reads what goes into one.

Started in bubblewrap, as an ordinary user who has all capabilities inside the sandbox's user
namespace and none outside. It stays small, so that a box is made quickly: what is large is imported
by a process beside it, R, that forks those which run answers. Ends when its standard input does, or
when R has ended, and then like R.
"""

import gc
import json
import os
import select
import signal
import socket
import sys

from assay_guest import box, kernel, runtime


def main():
    options = json.loads(sys.argv[1])
    own_pids = os.open("/proc/self/ns/pid", os.O_RDONLY)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(options["socket"])
    listener.listen(128)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asks, asked = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    runtimes = os.fork()
    if runtimes == 0:
        listener.close()
        asks.close()
        runtime.serve(asked, own_pids, options)
        os._exit(1)
    asked.close()
    runtimes_end = os.pidfd_open(runtimes)
    runtime.forget_where_this_came_from()
    os.dup2(2, 1)  # the only line there is R's
    gc.collect()
    gc.freeze()
    poll = select.poll()
    for source in (0, listener, runtimes_end):
        poll.register(source, select.POLLIN)
    while True:
        ready = dict(poll.poll(5000))
        while True:  # who has ended
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                break
            if pid == 0:
                break
            if pid == runtimes:
                return 128 + os.WTERMSIG(status) if os.WIFSIGNALED(status) else 1
        if 0 in ready and (ready[0] & (select.POLLHUP | select.POLLERR) or not os.read(0, 64)):
            return 0
        if listener.fileno() not in ready:
            continue
        connection, _ = listener.accept()
        try:
            # Each box is pid 1 of a namespace of its own; the next one must be a sibling's.
            kernel.unshare(kernel.CLONE_NEWPID)
            pid = os.fork()
            if pid == 0:
                listener.close()
                os.close(own_pids)
                os.close(runtimes_end)
                box.serve(connection, asks, options)
                os._exit(0)
            kernel.setns(own_pids, kernel.CLONE_NEWPID)
        except OSError as problem:
            print("assay: no box: %s" % problem, file=sys.stderr, flush=True)
            kernel.setns(own_pids, kernel.CLONE_NEWPID)
        finally:
            connection.close()


sys.exit(main())
