"""Runs one command and prints its time and its peak memory: `python child.py COMMAND...`.

It is a program of its own, and imports little: what a process has in memory when it starts another
counts as that one's peak, so whoever measures must be smaller than what is measured.
"""

import os
import sys
import time


def main(command: list[str]) -> None:
    """Print the seconds, the peak in KiB and the exit status of a command."""
    quiet = os.open(os.devnull, os.O_RDWR)
    start = time.perf_counter()
    child = os.fork()
    if child == 0:
        for stream in (0, 1, 2):
            os.dup2(quiet, stream)
        try:
            os.execvp(command[0], command)
        finally:
            os._exit(127)
    _, status, usage = os.wait4(child, 0)
    seconds = time.perf_counter() - start
    # Linux tells KiB, macOS bytes
    peak = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    print(seconds, peak, os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main(sys.argv[1:])
