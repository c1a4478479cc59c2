"""R: imports a runtime once, and forks from it a process for an answer, C, into a box that is there.

It is asked by a box, B, through a socket that boxes alone have, with the box's namespaces and C's ends
of its lines as open files. Nothing of an answer comes near it. C is B's to watch and to end; how it
ended is told by R, whose child it is.
"""

import fcntl
import gc
import json
import os
import select
import signal
import socket
import struct
import sys

from assay_guest import box, kernel

# A box's namespaces by their names in /proc, in the order that C enters them: the last one takes away
# the files of the others.
SPACES = (
    ("pid", kernel.CLONE_NEWPID),
    ("net", kernel.CLONE_NEWNET),
    ("ipc", kernel.CLONE_NEWIPC),
    ("uts", kernel.CLONE_NEWUTS),
    ("mnt", kernel.CLONE_NEWNS),
)
_LINES = 4  # that B is told by; C's own; standard output and error
_PATIENCE = 20  # seconds


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


def forget_where_this_came_from():
    """Answers import nothing of ours by its name, but what is there already."""
    os.environ.pop("PYTHONPATH")
    sys.path[:] = [entry for entry in sys.path if entry and not entry.startswith("/assay")]


def serve(asked, own_pids, options):
    """Forks what it is asked for, until there is nobody left to ask."""
    kernel.prctl(kernel.PR_SET_PDEATHSIG, signal.SIGKILL)
    nothing = os.open("/dev/null", os.O_RDWR)
    os.dup2(nothing, 0)
    versions = _import_runtime(options["modules"])
    if len(os.listdir("/proc/self/task")) != 1:
        sys.exit("assay: importing the runtime started threads; it can't be forked")
    from assay_guest import answer  # noqa: F401  (after the runtime: it looks what there is)

    forget_where_this_came_from()
    woken, wakes = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
    signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    gc.collect()
    gc.freeze()
    kernel.gather_memory()
    print(json.dumps(versions), flush=True)
    os.dup2(nothing, 1)
    waiting = {}  # who wants to know how a process ended, by its number
    poll = select.poll()
    poll.register(asked, select.POLLIN)
    poll.register(woken, select.POLLIN)
    while True:
        ready = dict(poll.poll())
        if woken in ready:
            os.read(woken, 4096)
            _tell(waiting)
        if asked.fileno() in ready:
            question, files, _, _ = socket.recv_fds(asked, 4096, _LINES + len(SPACES))
            if not question:
                return
            pid = _fork(json.loads(question), files, own_pids, options)
            for file in files[1:] if pid else files:
                os.close(file)
            if pid:
                waiting[pid] = files[0]


def _tell(waiting):
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        line = waiting.pop(pid)
        try:
            os.write(line, struct.pack("i", status))
        except OSError:
            pass  # the box has ended, and all that was in it
        os.close(line)


def _fork(question, files, own_pids, options):
    """The number of the process that was forked; 0 where its box is gone already."""
    try:
        kernel.setns(files[_LINES], kernel.CLONE_NEWPID)
        pid = os.fork()
    except OSError as problem:
        print("assay: no process for an answer: %s" % problem, file=sys.stderr, flush=True)
        kernel.setns(own_pids, kernel.CLONE_NEWPID)
        return 0
    if pid == 0:
        try:
            _become_answer(question, files, options)
        finally:
            os._exit(1)
    kernel.setns(own_pids, kernel.CLONE_NEWPID)
    return pid


def _become_answer(question, files, options):
    from assay_guest import answer

    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    files = [fcntl.fcntl(file, fcntl.F_DUPFD_CLOEXEC, 64) for file in files]
    box.join(question["slot"], options)
    for (_, kind), space in list(zip(SPACES, files[_LINES:]))[1:]:
        kernel.setns(space, kind)
    os.chdir(box.WORK)
    os.write(files[0], struct.pack("i", os.getpid()))
    for target, source in ((3, files[1]), (1, files[2]), (2, files[3])):
        os.dup2(source, target)
    os.closerange(4, 4096)
    os.environ.clear()
    os.environ.update(box.ENVIRONMENT, OMP_NUM_THREADS="1", GLOO_SOCKET_IFNAME="lo")
    box.confine()
    answer.main(3)


class Answer:
    """C, as B has it."""

    def __init__(self, asks, slot):
        self.link, its = socket.socketpair()
        self.told, tells = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.told.settimeout(_PATIENCE)
        self.stdout, out = os.pipe()
        self.stderr, err = os.pipe()
        spaces = [os.open("/proc/self/ns/" + name, os.O_RDONLY) for name, _ in SPACES]
        files = [tells.fileno(), its.fileno(), out, err, *spaces]
        socket.send_fds(asks, [json.dumps({"slot": slot}).encode()], files)
        tells.close()
        its.close()
        for file in (out, err, *spaces):
            os.close(file)
        number = self.told.recv(16)
        if len(number) != 4:
            raise OSError("the process for an answer did not start")
        (self.pid,) = struct.unpack("i", number)

    def status(self):
        """How it ended; it has, or is about to."""
        try:
            status = self.told.recv(16)
        except OSError:
            status = b""
        return struct.unpack("i", status)[0] if len(status) == 4 else signal.SIGKILL
