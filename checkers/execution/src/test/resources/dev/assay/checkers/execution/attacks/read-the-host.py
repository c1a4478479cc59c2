# Reads what is the machine's.
# must: wrong-answer
import glob, os
for name in ("/etc/shadow", "/etc/hostname", "/etc/hosts", "/etc/machine-id", "/root", "/home", "/var",
             "/work", "/proc/kcore", "/proc/kmsg", "/dev/mem", "/dev/vda", "/dev/sda", "/sys/kernel", "/sys/fs/cgroup"):
    try:
        if os.path.isdir(name):
            found = os.listdir(name)
        else:
            found = open(name, "rb").read(16)
        if found:
            print("ESCAPED: read", name)
    except OSError:
        pass


def f(n):
    return 0
