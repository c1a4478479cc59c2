"""B: pid 1 of one box. Makes the box, runs commands or an answer in it, watches over them.

What runs in the box can neither see this process's memory nor stop it, and nothing that it says is
read here: it is passed on as bytes.
"""

import fcntl
import os
import resource
import select
import signal
import socket
import stat
import struct
import sys
import time

from assay_guest import kernel, program, runtime, wire

WORK = "/box"
_A_DAY = 86400  # seconds
_TICK = 0.05  # seconds between looks at what the box has used
ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin",
    "HOME": WORK,
    "LANG": "C.UTF-8",
    "USER": "learner",
}


class Gone(Exception):
    """Whoever asked does not wait any more."""


def serve(connection, asks, options):
    """Serves one connection, to its end; asks for a process for an answer, if it must."""
    try:
        os.close(0)  # Z's standard input: its end is Z's business
        os.dup2(os.open("/dev/null", os.O_RDWR), 1)
        Box(connection, asks, options).serve()
    except (Gone, ConnectionError):
        pass
    except Exception as problem:
        try:
            connection.setblocking(True)
            connection.sendall(wire.pack({"broken": "%s: %s" % (type(problem).__name__, problem)}))
        except OSError:
            pass
    finally:
        os._exit(0)  # and with it all that is in the box


class Box:
    """One box, one connection."""

    def __init__(self, connection, asks, options):
        self.connection = connection
        self.asks = asks
        self.options = options
        self.slots = []
        self.answer = None

    def serve(self):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        kernel.prctl(kernel.PR_SET_DUMPABLE, 0)
        hello, _ = self._read()
        self.slots = join(hello.get("slot"), self.options)
        self._make(hello)
        if hello.get("answer"):
            # C is there before the answer is: nothing of a request is in its memory.
            self.answer = runtime.Answer(self.asks, hello.get("slot"))
        self.asks.close()
        self._reply({"ready": True})
        while True:
            request, blobs = self._read()
            getattr(self, "do_" + request["do"])(request, blobs)

    def _read(self):
        payload = wire.read(self.connection)
        if payload is None:
            raise Gone
        return wire.unpack(payload)

    def _reply(self, message, blobs=()):
        self.connection.sendall(wire.pack(message, blobs))

    # --- the box itself ----------------------------------------------------------------------

    def _make(self, hello):
        kernel.unshare(
            kernel.CLONE_NEWNS | kernel.CLONE_NEWNET | kernel.CLONE_NEWIPC | kernel.CLONE_NEWUTS
        )
        kernel.mount("none", "/", "", kernel.MS_REC | kernel.MS_PRIVATE)
        for controller in self.options["cgroups"]:
            kernel.unmount("/cgroup/" + controller)
        kernel.unmount(os.path.dirname(self.options["socket"]))
        safe = kernel.MS_NOSUID | kernel.MS_NODEV
        room = "size=%d,nr_inodes=%d,mode=700,uid=1000,gid=1000" % (
            hello["disk"],
            hello["inodes"],
        )
        kernel.mount("tmpfs", WORK, "tmpfs", safe, room)
        kernel.mount("tmpfs", "/tmp", "tmpfs", safe, room)
        kernel.mount("tmpfs", "/dev/shm", "tmpfs", safe | kernel.MS_NOEXEC, room)
        kernel.mount("proc", "/proc", "proc", safe | kernel.MS_NOEXEC)
        os.chdir(WORK)
        _loopback_up()
        socket.sethostname("box")

    def do_put(self, request, blobs):
        for path, content in zip(request["paths"], blobs):
            folder = WORK
            for part in path.split("/")[:-1]:
                folder += "/" + part
                if not os.path.isdir(folder) or os.path.islink(folder):
                    os.mkdir(folder, 0o755)
            name = WORK + "/" + path
            if os.path.lexists(name):
                os.unlink(name)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
            with os.fdopen(os.open(name, flags, 0o755), "wb") as file:
                file.write(content)
        self._reply({})

    def do_get(self, request, _):
        content = None
        try:
            fd = os.open(
                WORK + "/" + request["path"],
                os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC,
            )
            with os.fdopen(fd, "rb") as file:
                status = os.fstat(fd)
                if stat.S_ISREG(status.st_mode) and status.st_size <= request["most"]:
                    content = file.read(request["most"])
        except OSError:
            pass
        self._reply({"found": content is not None}, [] if content is None else [content])

    # --- commands ----------------------------------------------------------------------------

    def do_run(self, request, blobs):
        run = self._start(request)
        run.stdin = blobs[0]
        run.to_end()
        self._reply(run.report(), run.outputs())

    def do_start(self, request, _):
        run = self._start(request)
        run.wall = request["patience"]
        run.wait_for_line(request["ready"].encode())
        self._reply({"warm": run.is_warm}, run.outputs())
        if not run.is_warm:
            raise Gone
        while True:
            then, blobs = self._read()
            if then["do"] == "run":
                break
            self.do_put(then, blobs)
        run.restart(request["limits"])
        run.stdin = blobs[0]
        run.to_end()
        self._reply(run.report(), run.outputs())

    def do_talk(self, request, _):
        """Line for line; time and output are limited for each."""
        run = self._start(dict(request, limits=dict(request["limits"], cpu=_A_DAY)))
        run.talks = True
        self._reply({})
        while run.status is None and run.end is None:
            then, blobs = self._read()
            run.restart(request["limits"])
            line = run.say(blobs[0])
            if line is None:
                run.stop()
            self._reply(dict(run.report(), said=line is not None), [line or b"", run.errors])
        # All further lines are told that there is nobody.

    def do_ask(self, request, _):
        raise OSError("the command has ended")

    def _start(self, request):
        limits = request["limits"]
        stdin, stdout, stderr, status = (os.pipe() for _ in range(4))
        pid = os.fork()
        if pid == 0:
            try:
                for source, target in ((stdin[0], 0), (stdout[1], 1), (stderr[1], 2)):
                    os.dup2(source, target)
                report = fcntl.fcntl(status[1], fcntl.F_DUPFD_CLOEXEC, 10)
                os.dup2(report, 3, inheritable=False)
                os.closerange(4, 4096)
                confine()
                limit(limits)  # in its own user namespace: else all boxes share one limit
                environment = dict(ENVIRONMENT, **request["environment"])
                os.environ.clear()
                os.environ.update(environment)
                if request.get("python"):
                    os.close(3)
                    program.main(request["arguments"])
                os.execvpe(request["arguments"][0], request["arguments"], environment)
            except OSError as problem:
                os.write(3, str(problem).encode())
            finally:
                os._exit(127)
        for end in (stdin[0], stdout[1], stderr[1], status[1]):
            os.close(end)
        problem = os.read(status[0], 1000)
        os.close(status[0])
        if problem:
            raise OSError("%s: %s" % (request["arguments"][0], problem.decode("utf-8", "replace")))
        return Run(self, pid, limits, stdin[1], stdout[0], stderr[0])

    # --- answers -----------------------------------------------------------------------------

    def do_answer(self, request, blobs):
        """The set-up and the calls go in one by one; what comes out is passed on unread."""
        answer = self.answer
        run = Run(self, answer.pid, request["limits"], None, answer.stdout, answer.stderr)
        run.answer = answer
        run.most_result = request["mostResult"]
        steps, results = [], []
        for step in blobs:
            result, printed, cpu = run.ask(answer.link, step)
            if result is None:
                break
            steps.append({"cpu": cpu, "printed": len(printed)})
            results += [result, printed]
        unfinished = run.unfinished()
        if len(steps) < len(blobs):
            run.stop()
        report = run.report()
        report["steps"] = steps
        self._reply(report, results + unfinished + [bytes(run.errors)])
        raise Gone  # a box serves one answer; all that runs in it ends with this process


class Run:
    """One command or answer that is running, and what it has used."""

    def __init__(self, box, pid, limits, stdin, stdout, stderr):
        self.box = box
        self.pid = pid
        self.limits = limits
        self.stdin = b""
        self.stdin_fd = stdin
        self.texts = {stdout: bytearray(), stderr: bytearray()}
        self.stdout, self.stderr = stdout, stderr
        self.output, self.errors = self.texts[stdout], self.texts[stderr]
        self.open = {stdout, stderr}
        self.end = None  # "time", "memory", "output"; else how it ended itself
        self.status = None
        self.is_warm = False
        self.talks = False
        self.answer = None  # another's child
        self.most_result = 0
        self.cpu = 0.0
        self.memory = 0
        self.clock = (~pid << 3) | 2  # the process's own processor time, for clock_gettime
        for fd in (stdout, stderr) + (() if stdin is None else (stdin,)):
            os.set_blocking(fd, False)
        self.pidfd = os.pidfd_open(pid)
        self.poll = select.poll()
        self.restart(limits)

    def restart(self, limits):
        """Time counts from now."""
        self.limits = limits
        self.wall = limits["wall"]
        self.began = time.monotonic()
        self.cpu_before = self._cpu()

    # --- commands

    def to_end(self):
        """Until it has ended or reached a limit; then nothing of it is left."""
        while self.status is None and self.end is None:
            self._turn()
        self.stop()

    def wait_for_line(self, line):
        while self.status is None and self.end is None and not self.is_warm:
            self._turn(feed=False)
            at = self.output.find(line + b"\n")
            if at >= 0:
                del self.output[: at + len(line) + 1]
                self.is_warm = True

    def say(self, line):
        """Sends a line; the line that came back, or nothing when it has ended or reached a limit."""
        for fd in list(self.open):
            self._take(fd)
        self.output.clear()
        self.errors.clear()
        self.cpu = 0.0
        self.stdin = line
        while self.status is None and self.end is None:
            self._turn()
            end = self.output.find(b"\n")
            if end >= 0:
                self._take(self.stderr)
                return bytes(self.output[:end])
        return None

    # --- answers

    def ask(self, sock, step):
        """Sends a step; what came back, what was printed, seconds of processor time."""
        token = os.urandom(16)
        before = self._process_clock()
        sock.setblocking(True)
        try:
            sock.sendall(struct.pack(">I", len(step) + 16) + token + step)
        except OSError:
            pass  # it is gone: found out below
        sock.setblocking(False)
        head = bytearray()
        started = time.monotonic()
        while self.status is None and self.end is None:
            missing = 4 + 16 - len(head)
            if missing <= 0:
                (length,) = struct.unpack_from(">I", head)
                if length > self.most_result or length < 16:
                    self.end = "result"
                    break
                missing = 4 + length - len(head)
                if missing == 0:
                    break
            try:
                part = sock.recv(min(missing, 1 << 20))
                if part:
                    head += part
                    continue
                sock_open = False
            except BlockingIOError:
                sock_open = True
            except OSError:
                sock_open = False
            if not sock_open and time.monotonic() - started > 0.5:
                self.end = self.end or "hung up"
            self._turn(sock if sock_open else None)
        if self.end or self.status is not None or bytes(head[4:20]) != token:
            if self.status is None and not self.end:
                self.end = "forged"
            return None, None, 0
        cpu = self._process_clock() - before
        for fd in (self.stdout, self.stderr):
            self._take(fd)
        printed = bytes(self.output)
        self.output.clear()
        return bytes(head[20:]), printed, max(0, cpu)

    def unfinished(self):
        """What was printed in the step that did not end."""
        for fd in list(self.open):
            self._take(fd)
        return [bytes(self.output)]

    # --- both

    def _turn(self, sock=None, feed=True):
        """Waits a little for whatever comes, takes it, and looks at the limits."""
        left = self.began + self.wall - time.monotonic()
        if left <= 0:
            self.end = "time"
            return
        poll = select.poll()
        poll.register(self.box.connection, select.POLLHUP | select.POLLRDHUP)
        poll.register(self.pidfd, select.POLLIN)
        for fd in self.open:
            poll.register(fd, select.POLLIN)
        if sock is not None:
            poll.register(sock, select.POLLIN)
        if feed and self.stdin_fd is not None:
            self._feed()
            if self.stdin_fd is not None and self.stdin:
                poll.register(self.stdin_fd, select.POLLOUT)
        for fd, events in poll.poll(1 + 1000 * min(left, _TICK)):
            if fd == self.box.connection.fileno():
                raise Gone
            if fd in self.open:
                self._take(fd)
            if fd == self.pidfd:
                self._reap()
        self._look()

    def _feed(self):
        try:
            while self.stdin:
                self.stdin = self.stdin[os.write(self.stdin_fd, self.stdin[: 1 << 16]) :]
        except BlockingIOError:
            return
        except OSError:
            self.talks = False  # it does not read on
        if not self.talks:
            os.close(self.stdin_fd)
            self.stdin_fd = None

    def _take(self, fd):
        text = self.texts[fd]
        while fd in self.open:
            try:
                part = os.read(fd, 1 << 16)
            except BlockingIOError:
                return
            if not part:
                self.open.discard(fd)
                return
            text += part
            if len(text) > self.limits["output"]:
                del text[self.limits["output"] :]
                self.end = self.end or "output"
                return

    def _reap(self):
        self.status = self.answer.status() if self.answer else os.waitpid(self.pid, 0)[1]

    def _look(self):
        if self.end is None and self.status is None and self._cpu_used() > self.limits["cpu"]:
            self.end = "time"
        if not self.box.slots:
            self.memory = max(self.memory, _memory())
            if self.end is None and self.memory > self.limits["memory"]:
                self.end = "memory"

    def _process_clock(self):
        try:
            return time.clock_gettime(self.clock)
        except OSError:
            return 0.0

    def _cpu(self):
        """Seconds of processor time of all that runs in the box."""
        for controller, folder in self.box.slots:
            if controller == "cpuacct":
                with open(os.open("cpuacct.usage", os.O_RDONLY, dir_fd=folder)) as usage:
                    return int(usage.read()) / 1e9
            if controller == "unified":
                with open(os.open("cpu.stat", os.O_RDONLY, dir_fd=folder)) as usage:
                    return int(usage.readline().split()[1]) / 1e6
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        return ended.ru_utime + ended.ru_stime + _running_cpu()

    def _cpu_used(self):
        self.cpu = max(self.cpu, self._cpu() - self.cpu_before)
        return self.cpu

    def stop(self):
        """Ends all that runs in the box."""
        self._cpu_used()
        try:
            os.kill(-1, signal.SIGKILL)
        except ProcessLookupError:
            pass
        while True:
            try:
                pid, status = os.waitpid(-1, 0)
            except ChildProcessError:
                break
            if pid == self.pid:
                self.status = status
        if self.answer and self.status is None:
            self._reap()
        for fd in list(self.open):
            self._take(fd)
            os.close(fd)
        self.open.clear()
        if self.stdin_fd is not None:
            os.close(self.stdin_fd)
            self.stdin_fd = None
        os.close(self.pidfd)

    def report(self):
        end = self.end
        # The kernel's own limit on processor time is a little above ours.
        if end is None and self.status is not None and os.WIFSIGNALED(self.status):
            if os.WTERMSIG(self.status) == signal.SIGXCPU:
                end = "time"
        return {
            "end": end,
            "exit": os.WEXITSTATUS(self.status)
            if self.status is not None and os.WIFEXITED(self.status)
            else None,
            "signal": os.WTERMSIG(self.status)
            if self.status is not None and os.WIFSIGNALED(self.status)
            else None,
            "cpu": self.cpu,
            "wall": time.monotonic() - self.began,
            "memory": self.memory,
        }

    def outputs(self):
        return [bytes(self.output), bytes(self.errors)]


# --- what a process in the box is held to --------------------------------------------------------


def join(slot, options):
    """Enters control groups; each with its folder, so that it can be read from later."""
    slots = []
    for controller in options["cgroups"] if slot else ():
        folder = "/cgroup/%s/%s" % (controller, slot)
        with open(folder + "/cgroup.procs", "w") as procs:
            procs.write("0")
        slots.append((controller, os.open(folder, os.O_PATH)))
    return slots


def limit(limits):
    """Of the kernel, for this process and its children."""
    cpu = int(limits["cpu"]) + 1
    for kind, most in (
        (resource.RLIMIT_CPU, cpu),
        (resource.RLIMIT_NPROC, limits["processes"]),
        (resource.RLIMIT_NOFILE, limits["files"]),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_FSIZE, limits["memory"]),
        (resource.RLIMIT_STACK, max(64 << 20, limits["memory"])),
    ):
        _, hard = resource.getrlimit(kind)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(kind, (most, most))


def confine():
    """From here on this process can do nothing but compute."""
    os.setsid()
    for number in (signal.SIGPIPE, signal.SIGXFSZ, signal.SIGINT):
        signal.signal(number, signal.SIG_DFL)
    kernel.prctl(kernel.PR_SET_DUMPABLE, 1)
    with open("/proc/self/oom_score_adj", "w") as first_to_go:
        first_to_go.write("1000")
    kernel.own_user_namespace(1000, 1000)
    kernel.drop_capabilities()
    kernel.filter_system_calls()


def _loopback_up():
    siocsifflags, up_and_running = 0x8914, 0x41
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, siocsifflags, struct.pack("16sh22x", b"lo", up_and_running))


def _processes():
    return [int(name) for name in os.listdir("/proc") if name.isdigit() and name != "1"]


def _running_cpu():
    total = 0
    for pid in _processes():
        try:
            with open("/proc/%d/stat" % pid, "rb") as file:
                fields = file.read().rpartition(b")")[2].split()
            total += sum(int(field) for field in fields[11:15])
        except (OSError, ValueError):
            pass
    return total / os.sysconf("SC_CLK_TCK")


def _memory():
    """Bytes that the box's processes have for themselves, and its files: where no cgroup tells."""
    total = 0
    for pid in _processes():
        try:
            with open("/proc/%d/status" % pid, "rb") as file:
                for line in file:
                    if line.startswith((b"RssAnon:", b"RssShmem:")):
                        total += int(line.split()[1]) << 10
        except OSError:
            pass
    for folder in (WORK, "/tmp", "/dev/shm"):
        used = os.statvfs(folder)
        total += (used.f_blocks - used.f_bfree) * used.f_frsize
    return total
