"""The `auditor` command and `python -m auditor`: what is done before anything else is loaded."""

import gc
import sys

# new objects after which Python looks for cycles among them: loading makes 40,000 that stay, and
# an audit leaves no cycle behind
_OBJECTS = 100_000


def main() -> int:
    """Run the command line; the answer is the exit status."""
    gc.set_threshold(_OBJECTS)
    from auditor.cli import main as run

    status = run()
    gc.freeze()  # what there is now goes with the process: no need to look through it once more
    return status


if __name__ == "__main__":
    sys.exit(main())
