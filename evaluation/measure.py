"""A small process that starts another one and tells how long its first output took, and its peak of memory.

It must be small itself: on Linux a child's peak counts what its parent held when it was started.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time


def main() -> None:
    """Run the command given as arguments; print seconds to its first byte and to its end, and megabytes."""
    begun = time.perf_counter()
    child = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout
    got = child.stdout.read(1)
    first = time.perf_counter() - begun
    child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    whole = time.perf_counter() - begun
    told = {
        "first_output": first,
        "whole": whole,
        "megabytes": usage.ru_maxrss / 1024,
        "output": bool(got),
        "exit": os.waitstatus_to_exitcode(status),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
