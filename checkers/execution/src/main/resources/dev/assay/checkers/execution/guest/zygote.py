"""Z: imports a runtime once and forks a box for each connection. Never reads what goes into one.

Started in bubblewrap, as an ordinary user who has all capabilities inside the sandbox's user
namespace and none outside. Ends when its standard input does.
"""

import gc
import json
import os
import select
import signal
import socket
import sys

from assay_guest import box, kernel


def _import_runtime(modules):
    """Imports what there is; the versions of all."""
    versions = {"python": sys.version.split()[0]}
    for name in modules:
        try:
            module = __import__(name)
        except Exception as problem:  # a module may be broken in any way
            if isinstance(problem, ModuleNotFoundError) and problem.name == name:
                continue
            print("assay: %s can't be imported: %r" % (name, problem), file=sys.stderr)
            continue
        versions[name] = str(getattr(module, "__version__", "?"))
    if "torch" in versions:
        import torch

        # A parallel operation before the fork would leave children waiting for threads that
        # they don't have.
        torch.set_num_threads(1)
        torch.set_num_interop_threads(1)
        layer = torch.nn.Linear(2, 2)
        torch.nn.functional.mse_loss(layer(torch.zeros(1, 2)), torch.zeros(1, 2))
        torch.optim.SGD(layer.parameters(), lr=0.1)
    return versions


def _threads():
    return len(os.listdir("/proc/self/task"))


def main():
    options = json.loads(sys.argv[1])
    versions = _import_runtime(options["modules"])
    if _threads() != 1:
        sys.exit("assay: importing the runtime started threads; it can't be forked")
    from assay_guest import answer  # noqa: F401  (after the runtime: it looks what there is)

    os.environ.pop("PYTHONPATH")
    sys.path[:] = [entry for entry in sys.path if entry and not entry.startswith("/assay")]

    own_pids = os.open("/proc/self/ns/pid", os.O_RDONLY)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(options["socket"])
    listener.listen(128)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.collect()
    gc.freeze()
    print(json.dumps(versions), flush=True)
    poll = select.poll()
    poll.register(0, select.POLLIN)
    poll.register(listener, select.POLLIN)
    while True:
        ready = dict(poll.poll(5000))
        while True:  # who has ended
            try:
                if os.waitpid(-1, os.WNOHANG)[0] == 0:
                    break
            except ChildProcessError:
                break
        if 0 in ready and (ready[0] & (select.POLLHUP | select.POLLERR) or not os.read(0, 64)):
            return
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
                box.serve(connection, options)
                os._exit(0)
            kernel.setns(own_pids, kernel.CLONE_NEWPID)
        except OSError as problem:
            print("assay: no box: %s" % problem, file=sys.stderr, flush=True)
            kernel.setns(own_pids, kernel.CLONE_NEWPID)
        finally:
            connection.close()


main()
