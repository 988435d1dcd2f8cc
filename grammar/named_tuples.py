"""`NamedTuple` as typing has it, made in half the time.

Typing makes an object of every annotation. Nothing here asks for these, and for the hundred and
fifty classes of a notice and its report that takes a twelfth of the time of a whole command. The
classes are the same but for that: those of `collections.namedtuple`, with what their bodies add.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

# from Python 3.14 on, annotations are made only when they are asked for
if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple
else:
    from collections import namedtuple

    class _Made(type):
        """Makes a named tuple of a class body."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            """Take the annotated names as fields, and all else as it stands."""
            del bases
            fields = body["__annotations__"]
            defaults = [body[field] for field in fields if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            for key, value in body.items():
                if key not in fields:
                    setattr(made, key, value)
            return made

    NamedTuple = type.__new__(_Made, "NamedTuple", (), {})

__all__ = ["NamedTuple"]
