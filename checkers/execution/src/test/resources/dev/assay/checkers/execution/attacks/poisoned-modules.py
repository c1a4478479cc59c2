# Changes what the harness is made of: modules, built-in functions, what happens on import.
# must: wrong-answer, runtime-error
import builtins, json, os, struct, sys

write = os.write
os.write = lambda fd, data: write(fd, data.replace(b"0", b"7"))
json.dumps = lambda *any, **named: '{"value": {"k": "int", "v": "7"}}'
struct.pack = lambda *any: b"\0" * 8
builtins.isinstance = lambda *any: True
builtins.type = lambda *any: int
builtins.len = lambda *any: 1
sys.modules["assay_guest.values"] = sys.modules["json"]
sys.meta_path.clear()


def f(n):
    return 0
