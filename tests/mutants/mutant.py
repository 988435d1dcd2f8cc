"""The mutants: each one a module with one small change, as mutmut makes it.

mutmut decides what is changed and how, and gives the names. It changes functions and methods, not
what stands outside of them and not what is decorated (but for static and class methods).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.shared import ROOT

PACKAGES = ("grammar", "rules")
LEAST = 3


class Mutant(NamedTuple):
    """One changed module.

    Attributes:
        name: as mutmut calls it, `grammar.sums.x_parts__mutmut_3`.
        module: the module's name.
        function: the function that is changed, qualified within its module.
        kind: what is changed, by its class in the syntax tree.
        first, last: the lines of the module, counted from 1, that are changed.
        before, after: these lines, on both sides.
        text: the whole module with the change.
    """

    name: str
    module: str
    function: str
    kind: str
    first: int
    last: int
    before: str
    after: str
    text: str


class Module(NamedTuple):
    """A module, and what mutmut would change in it.

    Attributes:
        tree: libcst's tree of it.
        inside: the changes inside of functions, in mutmut's order.
        outside: how many changes its operators know outside of functions. mutmut does not make them.
    """

    name: str
    path: Path
    text: str
    tree: Any
    inside: tuple[tuple[str, Any], ...]
    outside: int


def modules(root: Path = ROOT) -> Iterator[Module]:
    """All modules of both packages, in the order of their names."""
    from mutmut.mutation.file_mutation import create_mutations, group_by_top_level_node
    from mutmut.mutation.trampoline_templates import mangle_function_name

    for package in PACKAGES:
        for path in sorted((root / package).glob("*.py")):
            text = path.read_text(encoding="utf-8")
            tree, changes, _, _ = create_mutations(str(path), text)
            inside: list[tuple[str, Any]] = []
            grouped = group_by_top_level_node(changes)
            for within, function in _functions(tree):
                mangled = mangle_function_name(name=function.name.value, class_name=within)
                inside += [
                    (f"{package}.{path.stem}.{mangled}__mutmut_{number}", change)
                    for number, change in enumerate(grouped.get(function, ()), 1)
                ]
            outside = len(changes) - len(inside)
            yield Module(f"{package}.{path.stem}", path, text, tree, tuple(inside), outside)


def mutant(module: Module, name: str, change: Any) -> Mutant:
    """A module with one change made."""
    from mutmut.mutation.file_mutation import deep_replace

    changed: Any = deep_replace(module.tree, change.original_node, change.mutated_node)
    text = changed.code
    first, last, before, after = differing(module.text, text)
    function = name.removeprefix(f"{module.name}.").rpartition("__mutmut_")[0]
    function = function[2:] if function.startswith("x_") else function[2:].replace("ǁ", ".")
    kind = type(change.original_node).__name__
    return Mutant(name, module.name, function, kind, first, last, before, after, text)


def differing(old: str, new: str) -> tuple[int, int, str, str]:
    """Where two texts differ.

    Returns:
        The first and the last line of the old text that differ, counted from 1, and the lines of
        either text; where lines were only added, the line before which they stand now.
    """
    ours, theirs = old.splitlines(), new.splitlines()
    shorter = min(len(ours), len(theirs))
    first = 0
    while first < shorter and ours[first] == theirs[first]:
        first += 1
    behind = 0
    while behind < shorter - first and ours[-1 - behind] == theirs[-1 - behind]:
        behind += 1
    before, after = ours[first : len(ours) - behind], theirs[first : len(theirs) - behind]
    last = first + max(len(before), 1)
    return first + 1, last, _shown(before), _shown(after)


def shares(sizes: Mapping[str, int], wanted: int) -> dict[str, int]:
    """How many mutants of each module a sample takes.

    In proportion to the modules' sizes, but no fewer than LEAST, or all there are.

    Args:
        sizes: how many mutants each module has.
        wanted: the size of the sample; the modules' least numbers may make it larger.
    """
    whole = sum(sizes.values())
    return {
        name: min(size, max(LEAST, round(wanted * size / whole))) for name, size in sizes.items()
    }


def sampled(names: Sequence[str], number: int, seed: str) -> list[str]:
    """So many of the names, in their old order; fewer of them are a part of more."""
    order = list(range(len(names)))
    Random(seed).shuffle(order)
    return [names[at] for at in sorted(order[:number])]


def sample(found: Sequence[Module], wanted: int | None, seed: int) -> list[tuple[Module, str, Any]]:
    """A sample of all changes, every module among them; all of them where none is wanted.

    The order is by chance, too, so that a run that was broken off is a sample as well.

    Returns:
        What `mutant` takes.
    """
    sizes = Counter({module.name: len(module.inside) for module in found})
    parts = sizes if wanted is None else shares(sizes, wanted)
    chosen: list[tuple[Module, str, Any]] = []
    for module in found:
        names = [name for name, _ in module.inside]
        taken = set(sampled(names, parts[module.name], f"{seed}/{module.name}"))
        chosen += [(module, name, change) for name, change in module.inside if name in taken]
    Random(seed).shuffle(chosen)
    return chosen


def _functions(tree: Any) -> Iterator[tuple[str | None, Any]]:
    """The functions and methods of a module that mutmut looks at, each with its class."""
    import libcst

    for node in tree.body:
        if isinstance(node, libcst.FunctionDef):
            yield None, node
        elif isinstance(node, libcst.ClassDef) and isinstance(node.body, libcst.IndentedBlock):
            for method in node.body.body:
                if isinstance(method, libcst.FunctionDef):
                    yield node.name.value, method


def _shown(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines)
