"""A change put into a running process, or into the import of a module."""

from __future__ import annotations

import ast
import functools
import gc
import importlib
import sys
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, FunctionType, ModuleType


class NotInPlaceError(Exception):
    """The change is not in the code of the function, so the module has to be imported with it."""


def replace(module: str, function: str, text: str) -> None:
    """Give a function that is loaded the code that it has in another text of its module.

    Whoever holds the function runs the new code from then on.

    Raises:
        NotInPlaceError: the code is the same in both texts: a default value was changed, for one.
        SyntaxError: the text is no module.
    """
    loaded = sys.modules[module]
    code = compile(text, str(loaded.__file__), "exec", dont_inherit=True)
    for name in function.split("."):
        code = next(c for c in code.co_consts if isinstance(c, CodeType) and c.co_name == name)
    target = _function(loaded, function)
    if alike(target.__code__, code) or target.__code__.co_freevars != code.co_freevars:
        raise NotInPlaceError
    target.__code__ = code


def alike(one: CodeType, other: CodeType) -> bool:
    """Whether two codes do the same, step by step, wherever they stand."""
    return (
        one.co_code == other.co_code
        and one.co_names == other.co_names
        and one.co_varnames == other.co_varnames
        and one.co_argcount == other.co_argcount
        and len(one.co_consts) == len(other.co_consts)
        and all(map(_same, one.co_consts, other.co_consts))
    )


def _same(one: object, other: object) -> bool:
    if isinstance(one, CodeType) and isinstance(other, CodeType):
        return alike(one, other)
    return type(one) is type(other) and one == other and repr(one) == repr(other)


def _function(module: ModuleType, name: str) -> FunctionType:
    found: object = module
    for part in name.split("."):
        found = vars(found)[part]
    found = getattr(found, "__func__", found)
    if not isinstance(found, FunctionType):
        raise NotInPlaceError
    return found


def forget(packages: Sequence[str]) -> None:
    """Empty the caches of all functions of some packages."""
    for one in gc.get_objects():
        if isinstance(one, functools._lru_cache_wrapper):
            home = str(getattr(one, "__module__", ""))
            if home.partition(".")[0] in packages:
                one.cache_clear()


class Changed(MetaPathFinder):
    """Imports one module from a text other than its own."""

    def __init__(self, module: str, text: str) -> None:
        """Take the module's name and the text."""
        self._module = module
        self._text = text

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """The place of the module, with a loader that knows the other text."""
        if fullname != self._module:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(fullname, spec.origin, self._text)
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, fullname: str, path: str, text: str) -> None:
        super().__init__(fullname, path)
        self._text = text

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        return compile(self._text, self.path, "exec", dont_inherit=True)


def import_changed(module: str, text: str) -> None:
    """Have a module imported from this text, now and in this process.

    Raises:
        RuntimeError: it was imported before.
    """
    if module in sys.modules:
        raise RuntimeError(f"{module} is imported already")
    sys.meta_path.insert(0, Changed(module, text))
    importlib.import_module(module)


def statement(text: str, first: int, last: int) -> range:
    """The lines of the statement that some lines of a module belong to, without its body."""
    lines = range(first, last + 1)
    for node in _around(ast.parse(text), first, last):
        body = getattr(node, "body", None) or getattr(node, "cases", None)
        end = node.end_lineno or node.lineno
        if body:
            inner = getattr(body[0], "lineno", None) or body[0].pattern.lineno
            end = max(inner - 1, node.lineno)
        lines = range(min(first, node.lineno), max(last, end) + 1)
    return lines


def _around(tree: ast.AST, first: int, last: int) -> Iterator[ast.stmt]:
    """The statements that hold these lines, from the outside to the inside."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.stmt):
            if node.lineno <= first and last <= (node.end_lineno or node.lineno):
                yield node
                yield from _around(node, first, last)
        elif isinstance(node, ast.match_case | ast.ExceptHandler):
            yield from _around(node, first, last)
