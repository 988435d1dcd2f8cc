"""The command line's grammar: commands, options, and their help."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Collection, Sequence
from typing import Any, NoReturn

from auditor import __version__
from auditor.errors import AuditError, nearest, suggestion
from auditor.language import Language, say
from rules._rule import Words

FORMATS = ("text", "json")  # of every command
REPORTS = (  # of `check`
    *FORMATS,
    "sarif",
    "junit",
    "github",
    "gitlab",
    "rdjson",
    "markdown",
    "html",
    "docx",
)
FAIL_ON = ("error", "warning", "note", "never")

_HELP = {
    "auditor": Words(
        "找出整改通报前后不一之处，并列出两处原文。",
        "Find where a rectification notice contradicts itself, and show both places.",
    ),
    "check": Words("核对通报", "audit notices"),
    "rules": Words("列出规则", "list the rules"),
    "explain": Words(
        "讲解一条规则：核对什么、为何、何时不报、正反例",
        "explain one rule: what it compares, why, when it keeps silent, examples",
    ),
    "outline": Words(
        "列出读到的层次、条目和整改状态",
        "show the notice as it was understood: headings, items, statuses",
    ),
    "claims": Words(
        "列出每个数字、日期、文件及其核对结论",
        "show the ledger: every claim, its verdict, its evidence",
    ),
    "baseline": Words(
        "已知发现的清单：其中的不再报出，已消失的会指出",
        "findings recorded there are not reported; entries that match nothing are",
    ),
    "fix": Words(
        "写入可以确定的改动：重复的词、截止→截至、只有一处可放的标点；绝不改数字",
        "make the changes that are certain: doubled words, 截止→截至, marks with one possible "
        "place; never a figure",
    ),
    "diff": Words("只列出 --fix 会作的改动，不写入", "show what --fix would change, write nothing"),
    "watch": Words("文件一有改动就重新核对", "audit again whenever a document changes"),
    "text_beside": Words(
        "把 .docx、.html 等读到的文字另存为同名 .text 文件，并指向其中的行",
        "write the text of a .docx, .html ... to NAME.text beside it, and point to its lines",
    ),
    "baseline_command": Words(
        "把现有发现记入清单，此后只报新的",
        "record the findings there are, so that only new ones are reported",
    ),
    "lsp": Words(
        "编辑器的语言服务（标准输入输出），需另装 pygls",
        "serve an editor over standard input and output; needs pygls",
    ),
    "diff_command": Words(
        "比较两稿：新增、消除、仍在的发现，以及只改了一处的数字",
        "compare two drafts: findings that are new, mended, kept, and figures changed in one "
        "place only",
    ),
    "old": Words("原稿", "the earlier draft"),
    "new": Words("改稿", "the later draft"),
    "config_command": Words(
        "列出生效的配置及每个取值的来处",
        "show the configuration in force, and where each value came from",
    ),
    "timeline": Words("按先后列出全部日期", "show every date in order: event, line, verdict"),
    "paths": Words("文件或文件夹；- 表示标准输入", "a file, a folder, or - for standard input"),
    "path": Words("文件；- 表示标准输入", "a file, or - for standard input"),
    "rule": Words("规则名", "the name of a rule"),
    "format": Words("输出格式：text（默认）或 json", "text (default) or json"),
    "reports": Words(
        f"报告格式，默认 text；可用：{', '.join(REPORTS)}",
        f"format of the report: {', '.join(REPORTS)}; text by default",
    ),
    "lang": Words(
        "提示语言：zh 或 en；默认随系统", "language of messages: zh or en; from the locale"
    ),
    "output": Words("把报告写入文件，不写到屏幕", "write the report there, not to standard output"),
    "select": Words(
        "只用这些规则，逗号分隔，末尾可用 *",
        "run only these rules: names, comma-separated, * allowed at the end",
    ),
    "ignore": Words("不用这些规则，写法同上", "leave these rules out, written the same way"),
    "fail_on": Words(
        "有这一级或更重的发现即以状态 1 退出：error（默认）、warning、note、never",
        "exit with status 1 on findings of this severity or above: error (default), warning, "
        "note, never",
    ),
    "config": Words(
        "配置文件；默认取最近的 auditor.toml 或 pyproject.toml 中的 [tool.auditor]",
        "configuration; else the nearest auditor.toml, or [tool.auditor] in a pyproject.toml",
    ),
    "config_path": Words("列出对这个文件生效的配置", "show what is in force for this document"),
    "schema": Words(
        "改为输出配置文件的 JSON Schema，供编辑器使用",
        "write the JSON Schema of the configuration instead, for editors",
    ),
    "help": Words("显示本帮助", "show this help"),
    "version": Words("显示版本号", "show the version"),
    "status": Words(
        "退出状态：0 没有达到 --fail-on 的发现；1 有；2 未能完成。",
        "Exit status: 0 nothing at or above --fail-on; 1 something is; 2 the run could not be "
        "done.",
    ),
    "commands": Words("命令", "commands"),
    "arguments": Words("参数", "arguments"),
    "options": Words("选项", "options"),
}

# argparse's own complaints, as it words them
_COMPLAINTS = (
    (r"unrecognized arguments: (.*)", "多余或不认识的参数：{0}"),
    (r"the following arguments are required: (.*)", "缺少参数：{0}"),
    (r"argument (.*?): expected one argument", "{0} 后面缺少取值"),
    (r"argument (.*?): ignored explicit argument (.*)", "{0} 不带取值：{1}"),
    (r"ambiguous option: (.*?) could match (.*)", "{0} 不明确，可能是 {1}"),
)


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are `AuditError`, in both languages."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the command line, and where to read how it goes."""
        if wrong := re.match(r"argument COMMAND: invalid choice: '(.*?)' \(choose", message):
            near = suggestion(wrong[1], tuple(_ARGUMENTS))
            raise AuditError(
                Words(
                    f"没有 {wrong[1]} 这个命令{near.zh or '；用法见 auditor --help'}",
                    f"there is no command {wrong[1]}{near.en or '; see auditor --help'}",
                )
            )
        chinese = f"命令行有误：{message}"
        for pattern, words in _COMPLAINTS:
            if found := re.fullmatch(pattern, message):
                chinese = words.format(*found.groups())
        raise AuditError(
            Words(f"{chinese}；用法见 {self.prog} --help", f"{message}; see {self.prog} --help")
        )

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Read the command line; a command tells itself what it does not know, not the whole."""
        options, others = super().parse_known_args(args, namespace)
        if others:
            self._refuse(others)
        return options, others

    def _refuse(self, others: list[str]) -> NoReturn:
        mistyped = others[0].partition("=")[0]
        near = nearest(mistyped, self._option_string_actions, 0.75)
        if not mistyped.startswith("--") or near is None:
            self.error(f"unrecognized arguments: {' '.join(others)}")
        raise AuditError(
            Words(
                f"没有 {mistyped} 这个选项；是否指 {near}？",
                f"there is no option {mistyped}; did you mean {near}?",
            )
        )


def parser(language: Language, words: Collection[str] | None = None) -> Parser:
    """The whole command line's parser.

    Args:
        language: that of its help.
        words: those it is made for: a command that is not among them gets no options, which
            would take time. None makes it for any.
    """
    top = Parser(
        prog="auditor",
        description=say(_HELP["auditor"], language),
        epilog=say(_HELP["status"], language),
        allow_abbrev=False,
        add_help=False,
    )
    _help(top, language)
    top.add_argument(
        "--version",
        action="version",
        version=f"auditor {__version__}",
        help=say(_HELP["version"], language),
    )
    commands = top.add_subparsers(
        dest="command",
        metavar="COMMAND",
        required=True,
        title=say(_HELP["commands"], language),
    )
    for name, add in _ARGUMENTS.items():
        told = say(_HELP.get(f"{name}_command", _HELP[name]), language)
        command = commands.add_parser(
            name, help=told, description=told, allow_abbrev=False, add_help=False
        )
        if words is not None and name not in words:
            continue
        _help(command, language)
        add(command, language)
        form = say(_HELP["reports" if name == "check" else "format"], language)
        command.add_argument("--format", metavar="FORMAT", default="text", help=form)
        _option(command, "--lang", "zh|en", language)
    return top


def one_of(option: str, value: str, known: Sequence[str]) -> str:
    """The value of an option that knows only some.

    Raises:
        AuditError: it is none of them; the nearest one is offered.
    """
    if value in known:
        return value
    near = suggestion(value, known)
    listed = ", ".join(known)
    raise AuditError(
        Words(
            f"{option} 不能是 {value}{near.zh}（可用：{listed}）",
            f"{option} cannot be {value}{near.en} (known: {listed})",
        )
    )


def output_format(value: str, known: Sequence[str] = FORMATS) -> str:
    """The value of `--format`.

    Args:
        value: what was given.
        known: the formats of this command.

    Raises:
        AuditError: it is none of them.
    """
    return one_of("--format", value, known)


def names(value: str | None) -> list[str] | None:
    """The names of a comma-separated option; None where the option was not given."""
    if value is None:
        return None
    return [name.strip() for name in value.split(",") if name.strip()]


def _help(command: Parser, language: Language) -> None:
    command._positionals.title = say(_HELP["arguments"], language)
    command._optionals.title = say(_HELP["options"], language)
    command.add_argument("-h", "--help", action="help", help=say(_HELP["help"], language))


def _option(command: Parser, flag: str, metavar: str, language: Language) -> None:
    words = _HELP[flag.removeprefix("--").replace("-", "_")]
    command.add_argument(flag, metavar=metavar, help=say(words, language))


def _check(command: Parser, language: Language) -> None:
    command.add_argument("paths", metavar="PATH", nargs="+", help=say(_HELP["paths"], language))
    _option(command, "--output", "FILE", language)
    _option(command, "--select", "RULES", language)
    _option(command, "--ignore", "RULES", language)
    _option(command, "--fail-on", "SEVERITY", language)
    _option(command, "--config", "FILE", language)
    _option(command, "--baseline", "FILE", language)
    for flag in ("--fix", "--diff", "--watch", "--text-beside"):
        words = say(_HELP[flag.removeprefix("--").replace("-", "_")], language)
        command.add_argument(flag, action="store_true", help=words)


def _baseline(command: Parser, language: Language) -> None:
    command.add_argument("paths", metavar="PATH", nargs="+", help=say(_HELP["paths"], language))
    for flag, metavar in (("--output", "FILE"), ("--select", "RULES"), ("--ignore", "RULES")):
        _option(command, flag, metavar, language)
    _option(command, "--config", "FILE", language)


def _config(command: Parser, language: Language) -> None:
    command.add_argument(
        "path", metavar="PATH", nargs="?", help=say(_HELP["config_path"], language)
    )
    _option(command, "--config", "FILE", language)
    command.add_argument("--schema", action="store_true", help=say(_HELP["schema"], language))


def _diff(command: Parser, language: Language) -> None:
    for name in ("old", "new"):
        command.add_argument(name, metavar=name.upper(), help=say(_HELP[name], language))
    for flag, metavar in (("--select", "RULES"), ("--ignore", "RULES")):
        _option(command, flag, metavar, language)
    _option(command, "--fail-on", "SEVERITY", language)
    _option(command, "--config", "FILE", language)


def _lsp(command: Parser, language: Language) -> None:
    _option(command, "--config", "FILE", language)
    # editors add it, and there is no other way in
    command.add_argument("--stdio", action="store_true", help=argparse.SUPPRESS)


def _path(command: Parser, language: Language) -> None:
    command.add_argument("path", metavar="PATH", help=say(_HELP["path"], language))
    _option(command, "--config", "FILE", language)


def _rule(command: Parser, language: Language) -> None:
    command.add_argument("rule", metavar="RULE", help=say(_HELP["rule"], language))


def _nothing(command: Parser, language: Language) -> None:
    """A command without arguments of its own."""


_ARGUMENTS: dict[str, Callable[[Parser, Language], None]] = {
    "check": _check,
    "rules": _nothing,
    "explain": _rule,
    "outline": _path,
    "claims": _path,
    "timeline": _path,
    "baseline": _baseline,
    "diff": _diff,
    "config": _config,
    "lsp": _lsp,
}
COMMANDS = tuple(_ARGUMENTS)
