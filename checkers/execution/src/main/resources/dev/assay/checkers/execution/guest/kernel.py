"""What the standard library lacks of the kernel's interface: namespaces, capabilities, seccomp."""

import ctypes
import os
import struct
import sys

CLONE_NEWNS = 0x00020000
CLONE_NEWCGROUP = 0x02000000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000
ANY_NAMESPACE = 0x7E020080  # CLONE_NEWTIME too

MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 2, 4, 8, 0x4000, 0x40000
MNT_DETACH = 2

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP = 1, 4, 22
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 24, 38, 47
PR_CAP_AMBIENT_CLEAR_ALL = 4

_libc = ctypes.CDLL(None, use_errno=True)
_libc.mount.argtypes = [ctypes.c_char_p] * 3 + [ctypes.c_ulong, ctypes.c_char_p]
_libc.prctl.argtypes = [ctypes.c_int] + [ctypes.c_ulong] * 4
_libc.madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]

_MADV_COLLAPSE = 25
_LARGE_PAGE = 2 << 20  # bytes


def _checked(result, what):
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, what + ": " + os.strerror(number))


def unshare(flags):
    _checked(_libc.unshare(flags), "unshare")


def setns(fd, flags):
    _checked(_libc.setns(fd, flags), "setns")


def mount(source, target, kind, flags, data=""):
    _checked(
        _libc.mount(source.encode(), target.encode(), kind.encode(), flags, data.encode()),
        "mount " + target,
    )


def unmount(target):
    _checked(_libc.umount2(target.encode(), MNT_DETACH), "umount " + target)


def prctl(option, a=0, b=0, c=0, d=0):
    _checked(_libc.prctl(option, a, b, c, d), "prctl %d" % option)


def gather_memory():
    """Has this process's memory lie in large pages: a fork copies an entry for each page.

    Where the kernel can't (before Linux 6.1), or has none to spare, it stays as it is.
    """
    with open("/proc/self/maps") as file:
        maps = [line.split() for line in file]
    for span, access, _, _, _, *name in maps:
        if access != "rw-p" or name not in ([], ["[heap]"]):
            continue
        start, end = (int(address, 16) for address in span.split("-"))
        for page in range(-(-start // _LARGE_PAGE) * _LARGE_PAGE, end, _LARGE_PAGE):
            if page + _LARGE_PAGE <= end:
                _libc.madvise(page, _LARGE_PAGE, _MADV_COLLAPSE)


def own_user_namespace(uid, gid):
    """A user namespace of this process's own: limits on processes count in it alone."""
    unshare(CLONE_NEWUSER)
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", "%d %d 1" % (uid, uid)),
        ("gid_map", "%d %d 1" % (gid, gid)),
    ):
        with open("/proc/self/" + name, "w") as file:
            file.write(text)


class _CapHeader(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


def drop_capabilities():
    """For good: not in the bounding set, not by executing anything."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    for capability in range(64):
        if _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break
    header = _CapHeader(0x20080522, 0)
    _checked(_libc.capset(ctypes.byref(header), (ctypes.c_uint32 * 6)()), "capset")


# --- seccomp ---------------------------------------------------------------------------------

_EPERM, _ENOSYS, _EAFNOSUPPORT = 1, 38, 97
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data

# Names that no answer needs and that reach beyond the sandbox, or have done so in some kernel.
# Each with its number on x86-64 and on AArch64; 0 where there is none.
_DENIED = {
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "kcmp": (312, 272), "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41),
    "chroot": (161, 51), "unshare": (272, 97), "setns": (308, 268), "keyctl": (250, 219),
    "add_key": (248, 217), "request_key": (249, 218), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "init_module": (175, 105),
    "finit_module": (313, 273), "delete_module": (176, 106), "kexec_load": (246, 104),
    "kexec_file_load": (320, 294), "reboot": (169, 142), "swapon": (167, 224),
    "swapoff": (168, 225), "acct": (163, 89), "quotactl": (179, 60), "syslog": (103, 116),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "adjtimex": (159, 171),
    "clock_adjtime": (305, 266), "sethostname": (170, 161), "setdomainname": (171, 162),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265),
    "fanotify_init": (300, 262), "lookup_dcookie": (212, 18), "nfsservctl": (180, 42),
    "migrate_pages": (256, 238), "move_pages": (279, 239), "mbind": (237, 235),
    "set_mempolicy": (238, 237), "vhangup": (153, 58), "iopl": (172, 0), "ioperm": (173, 0),
    "modify_ldt": (154, 0), "uselib": (134, 0), "_sysctl": (156, 0),
}  # fmt: skip

# From here on numbers are the same everywhere: what is not named here is answered "no such call",
# so that programs take the older way, and calls that are yet to come are closed.
_FIRST_NEW = 424
_NEW_ALLOWED = {
    "close_range": 436, "openat2": 437, "faccessat2": 439, "epoll_pwait2": 441,
    "futex_waitv": 449, "fchmodat2": 452,
}  # fmt: skip

# A process may change itself, not the one that watches over it: this argument must be 0.
_ONLY_SELF = {
    "prlimit64": (302, 261, 0), "sched_setparam": (142, 118, 0),
    "sched_setscheduler": (144, 119, 0), "sched_setaffinity": (203, 122, 0),
    "sched_setattr": (314, 274, 0), "setpriority": (141, 140, 1), "ioprio_set": (251, 30, 1),
}  # fmt: skip

_FAMILIES = (1, 2, 10, 16)  # AF_UNIX, AF_INET, AF_INET6, AF_NETLINK: all inside its own network
_TERMINAL_INPUT = (0x5412, 0x541C)  # TIOCSTI, TIOCLINUX

_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


def _op(code, value, if_true=0, if_false=0):
    return struct.pack("=HBBI", code, if_true, if_false, value)


def _program(column, arch):
    """The filter: a list of instructions, each rule returns or falls through to the next."""
    refuse = _op(_RETURN, _ERRNO | _EPERM)
    allow = _op(_RETURN, _ALLOW)
    number = _op(_LOAD, _NUMBER)

    def argument(index):
        return _op(_LOAD, _ARGUMENTS + 8 * index)  # the low word; both machines are little-endian

    def rule(call, body):
        """Runs body, which returns, when the call has this number."""
        return [_op(_EQUAL, call, 0, len(body))] + body

    code = [_op(_LOAD, _ARCH), _op(_EQUAL, arch, 1, 0), _op(_RETURN, _KILL), number]
    if column == 0:
        code += [_op(_AT_LEAST, 0x40000000, 0, 1), _op(_RETURN, _KILL)]  # x32
    new = []
    for call in _NEW_ALLOWED.values():
        new += rule(call, [allow])
    new.append(_op(_RETURN, _ERRNO | _ENOSYS))
    code += [_op(_AT_LEAST, _FIRST_NEW, 0, len(new))] + new
    for numbers in _DENIED.values():
        if numbers[column]:
            code += rule(numbers[column], [refuse])
    for entry in _ONLY_SELF.values():
        code += rule(entry[column], [argument(entry[2]), _op(_EQUAL, 0, 1, 0), refuse, allow])
    clone = (56, 220)[column]
    code += rule(clone, [argument(0), _op(_ANY_BIT, ANY_NAMESPACE & ~0x80, 0, 1), refuse, allow])
    for socket in ((41, 198)[column], (53, 199)[column]):
        families = [argument(0)]
        for family in _FAMILIES:
            families += [_op(_EQUAL, family, 0, 1), allow]
        code += rule(socket, families + [_op(_RETURN, _ERRNO | _EAFNOSUPPORT)])
    terminal = [argument(1)]
    for request in _TERMINAL_INPUT:
        terminal += [_op(_EQUAL, request, 0, 1), refuse]
    code += rule((16, 29)[column], terminal + [allow])
    personality = [argument(0), _op(_EQUAL, 0, 1, 0), _op(_EQUAL, 0xFFFFFFFF, 0, 1), allow, refuse]
    code += rule((135, 92)[column], personality)
    return code + [allow]


class _SockFprog(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def filter_bytes():
    """The filter for this machine, as bwrap's --seccomp takes it, too."""
    machine = os.uname().machine
    if machine not in _MACHINES or sys.byteorder != "little":
        raise OSError(_ENOSYS, "no system call filter for " + machine)
    return b"".join(_program(*_MACHINES[machine]))


_filter = ctypes.create_string_buffer(filter_bytes())
_filter_program = _SockFprog((len(_filter) - 1) // 8, ctypes.addressof(_filter))


def filter_system_calls():
    """For this process and all that it starts; needs no_new_privs."""
    prctl(PR_SET_SECCOMP, 2, ctypes.addressof(_filter_program))
