# Changes the kernel's settings.
# must: wrong-answer
for name in ("/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/sys/vm/drop_caches",
             "/proc/sys/kernel/modprobe", "/proc/sysrq-trigger", "/proc/sys/fs/binfmt_misc/register",
             "/proc/sys/net/ipv4/ip_forward", "/proc/sys/user/max_user_namespaces"):
    try:
        with open(name, "w") as file:
            file.write("1")
        print("ESCAPED: wrote", name)
    except OSError:
        pass


def f(n):
    return 0
