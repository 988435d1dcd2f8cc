"""Checks what a suppression says; loaded only where there is one."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from auditor.config_errors import Text, invalid, no_toml
from auditor.errors import AuditError, suggestion
from auditor.suppressions import Suppression
from rules._rule import Words

_Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class One(BaseModel):
    """One suppression."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str
    reason: _Said
    quote: _Said | None = None
    fingerprint: _Said | None = None
    by: str = ""
    until: datetime.date | None = None


class File(BaseModel):
    """A whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    suppress: tuple[One, ...] = ()


def of_file(text: str, name: str, rules: Iterable[str]) -> Iterator[Suppression]:
    """What a file lets stand.

    Args:
        text: of the file.
        name: its name, for messages.
        rules: the names of all rules.

    Raises:
        AuditError: it is no TOML, or says what is not known, or gives no reason.
    """
    file = Text(text, name, ())
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise no_toml(error, name) from None
    try:
        checked = File.model_validate(content)
    except ValidationError as error:
        raise invalid(error, File, file) from None
    for index, one in enumerate(checked.suppress):
        if (words := _unknown(one.rule, rules)) is not None:
            raise file.trouble(words, ("suppress", index, "rule"), one.rule)
        yield _made(one, file.place(("suppress", index)), None)


def of_comment(
    body: str, place: str, rules: Iterable[str], lines: frozenset[int] | None
) -> Suppression:
    """What a comment lets stand.

    Args:
        body: what follows `auditor:`, a table in one line.
        place: file and line, for messages.
        rules: the names of all rules.
        lines: the lines it is for where it quotes nothing; None where it has to quote.

    Raises:
        AuditError: it is not of the form, or says what is not known, or gives no reason.
    """
    try:
        content = tomllib.loads(f"one = {{{' '.join(body.split())}}}")["one"]
        one = One.model_validate(content)
    except (tomllib.TOMLDecodeError, RecursionError):
        raise _wrong(
            place,
            Words(
                '注释应写作 <!-- auditor: rule = "…", reason = "…" -->',
                'write the comment as <!-- auditor: rule = "...", reason = "..." -->',
            ),
        ) from None
    except ValidationError as error:
        raise invalid(error, One, Text("", place, ())) from None
    if (words := _unknown(one.rule, rules)) is not None:
        raise _wrong(place, words)
    quoted = one.quote is not None or one.fingerprint is not None
    if lines is None and not quoted:
        raise _wrong(
            place,
            Words("HTML 中的注释须写明 quote", "a comment in HTML has to say which quote it means"),
        )
    return _made(one, place, None if quoted else lines)


def _made(one: One, place: str, lines: frozenset[int] | None) -> Suppression:
    values: dict[str, Any] = one.model_dump()
    return Suppression(place=place, lines=lines, **values)


def _unknown(rule: str, rules: Iterable[str]) -> Words | None:
    names = list(rules)
    if rule in names:
        return None
    near = suggestion(rule, names)
    return Words(f"没有名为 {rule} 的规则{near.zh}", f"there is no rule {rule}{near.en}")


def _wrong(place: str, words: Words) -> AuditError:
    return AuditError(Words(f"{place}：{words.zh}", f"{place}: {words.en}"))
