"""`auditor rules`: every rule, its severity, one line each."""

from __future__ import annotations

from argparse import Namespace

from auditor.arguments import output_format
from auditor.commands.page import Page, written
from auditor.configuration import load
from auditor.language import Language, say
from auditor.reports.columns import wrap
from auditor.reports.paint import Role
from rules import RULES


def run(options: Namespace, language: Language) -> int:
    """List the rules, those of packages that the nearest configuration names included.

    Returns:
        0.

    Raises:
        AuditError: the configuration cannot be read, or says what is not known.
    """
    form = output_format(options.format)
    configuration = load(None)
    language = configuration.language(options.lang, language)
    known = (*RULES, *configuration.own_rules)
    if form == "json":
        from auditor.reports.json import envelope, words

        written(
            envelope(
                rules=[
                    {
                        "name": rule.name,
                        "severity": rule.severity.value,
                        "summary": words(rule.summary),
                    }
                    for rule in known
                ]
            )
        )
        return 0
    page = Page.of_terminal(language)
    name_width = max((len(rule.name) for rule in known), default=0)
    indent = name_width + 2 + len("warning") + 2
    lines = []
    for rule in known:
        first, *rest = wrap(say(rule.summary, language), max(20, page.columns - indent))
        severity = page.paint(Role(rule.severity.value), rule.severity.value.ljust(7))
        lines.append(f"{page.paint(Role.RULE, rule.name.ljust(name_width))}  {severity}  {first}")
        lines += [" " * indent + line for line in rest]
    written("".join(f"{line}\n" for line in lines))
    return 0
