"""What keeps a run from being done, told to a person: exit status 2, never a traceback."""

from __future__ import annotations

from collections.abc import Iterable

from rules._rule import Words


class AuditError(Exception):
    """Something the user has to know and can do something about.

    Attributes:
        words: what, where, and what to do about it.
    """

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def failure(error: BaseException) -> str:
    """The name and the text of an exception, in one line."""
    text = " ".join(str(error).split())
    name = type(error).__name__
    return f"{name}: {text}"[:300] if text else name


def system_reason(error: OSError) -> Words:
    """Why the system refused, in both languages."""
    known = _REASONS.get(type(error))
    plain = error.strerror or type(error).__name__
    return known if known is not None else Words(plain, plain)


def nearest(name: str, known: Iterable[str], least: float = 0.5) -> str | None:
    """The known name that a mistyped one most likely stands for, if it is at least so like it."""
    import difflib  # only a mistyped name needs it

    found = difflib.get_close_matches(name, list(known), n=1, cutoff=least)
    return found[0] if found else None


def suggestion(name: str, known: Iterable[str]) -> Words:
    """A clause that offers the nearest known name; empty words where none is near."""
    found = nearest(name, known)
    return Words(f"；是否指 {found}？", f"; did you mean {found}?") if found else Words("", "")


_REASONS: dict[type[OSError], Words] = {
    FileNotFoundError: Words("没有这个文件或文件夹", "there is no such file or folder"),
    PermissionError: Words("没有访问权限", "permission denied"),
    IsADirectoryError: Words("这是文件夹", "it is a folder"),
    NotADirectoryError: Words("路径中有一段不是文件夹", "a part of the path is not a folder"),
}
