"""`auditor explain`: one rule, with its reasons and examples."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from auditor.arguments import output_format
from auditor.commands.page import Page, written
from auditor.configuration import load
from auditor.explained import Shown, failing, options_of, passing
from auditor.language import Language, say
from auditor.reports.paint import Role
from auditor.settings import unknown_rule
from rules import RULES
from rules._rule import Rule, Words

_HEADS = {
    "matters": Words("为何要紧", "Why it matters"),
    "silent": Words("何时不报", "When it keeps silent"),
    "options": Words("选项", "Options"),
    "failing": Words("报出的例子", "It reports"),
    "passing": Words("不报的例子", "It does not report"),
    "reported": Words("报：", "→ "),
}


def run(options: Namespace, language: Language) -> int:
    """Explain a rule.

    Returns:
        0.

    Raises:
        AuditError: there is no such rule, or the nearest configuration is broken.
    """
    form = output_format(options.format)
    configuration = load(None)
    language = configuration.language(options.lang, language)
    known = (*RULES, *configuration.own_rules)
    rule = next((rule for rule in known if rule.name == options.rule), None)
    if rule is None:
        raise unknown_rule(options.rule, [rule.name for rule in known])
    if form == "json":
        written(_json(rule))
    else:
        page = Page.of_terminal(language)
        written("".join(f"{line}\n" for line in _text(rule, page)))
    return 0


def _text(rule: Rule[Any], page: Page) -> Iterator[str]:
    language = page.language
    severity = page.paint(Role(rule.severity.value), rule.severity.value)
    yield f"{page.paint(Role.RULE, rule.name)}  {severity}"
    yield from page.paragraph(say(rule.summary, language))
    for key, words in (("matters", rule.matters), ("silent", rule.silent)):
        yield from ("", page.paint(Role.STRONG, say(_HEADS[key], language)))
        yield from page.paragraph(say(words, language), 2)
    if own := options_of(rule):
        yield from ("", page.paint(Role.STRONG, say(_HEADS["options"], language)))
        for option in own:
            yield f"  {option.name} = {option.default}"
    for key, examples in (("failing", failing(rule)[:1]), ("passing", passing(rule)[:1])):
        for example in examples:
            yield from ("", page.paint(Role.STRONG, say(_HEADS[key], language)))
            yield from _example(example, page)


def _example(example: Shown, page: Page) -> Iterator[str]:
    yield from page.paragraph(example.text, 4)
    for message in example.messages:
        head = say(_HEADS["reported"], page.language)
        yield from page.paragraph(head + say(message, page.language), 2)
    if example.why:
        yield from page.paragraph(f"({example.why})", 2)


def _json(rule: Rule[Any]) -> str:
    from auditor.reports.json import envelope, words

    def shown(example: Shown) -> dict[str, Any]:
        return {
            "text": example.text,
            "messages": [words(message) for message in example.messages],
            "why": example.why,
        }

    return envelope(
        rule={
            "name": rule.name,
            "severity": rule.severity.value,
            "summary": words(rule.summary),
            "matters": words(rule.matters),
            "silent": words(rule.silent),
            "options": {option.name: option.default for option in options_of(rule)},
            "failing": [shown(example) for example in failing(rule)],
            "passing": [shown(example) for example in passing(rule)],
        }
    )
