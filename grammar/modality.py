"""Whether each clause of what is told is done, kept up, under way or still to come.

A text is cut into sentences and clauses; what stands in quotes, titles and brackets is covered up.
The words of the lexicon in a clause become letters, everything else a dot, and short patterns over
these letters say what the clause tells: 待 … 后 is `w.a`. A clause without any mark tells of a
thing done, as notices do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import pairwise

from grammar.lexicon import alternation
from grammar.modality_clauses import DATE, Clause, Token, clauses, covered, governed
from grammar.modality_lexicon import WORDS, Part
from grammar.named_tuples import NamedTuple
from grammar.patterns import compiled
from grammar.source import Span


class Aspect(StrEnum):
    """How a clause tells its matter."""

    DONE = "done"
    STANDING = "standing"
    UNDER_WAY = "under-way"
    PENDING = "pending"


class Told(NamedTuple):
    """What one clause tells.

    Attributes:
        span: the clause.
        aspect: how its matter stands.
        cue: the words that say so; empty where nothing does.
        left_open: whether something remains to be done: pending, or under way and unfinished.
        weight: of two open clauses, the one with the larger weight says it more plainly.
    """

    span: Span
    aspect: Aspect
    cue: Span
    left_open: bool = False
    weight: int = 0


# --- the clause grammar ------------------------------------------------------------------------

_SENTENCE = compiled(r"[^。;!？?！\n]+")
_ENUMERATOR = compiled(
    r"\s*(?:[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十]{1,2}(?![次轮批期季届部阶步])|[①-⑳])?"
)
_OTHERS = compiled(r"(?:目前|现|当前|据了解|据悉)?[，,]?(?:上级|国家|中央|省|市)(?!场)")
_NEGLECT = compiled(r"(?:问题|情况|现象|行为|情形|隐患)$")
_WHEN = compiled(r"预计.{0,6}(?:时间|日期|期限)")
_WHEN_IT_DOES = compiled(r".{2,14}?时(?![间限期任效])")
_DEED_SOON = compiled(
    r"(?:能|被|得到|予)?(?:完|办|拆|搬|退|还|收|追|缴|交|签|装|建|开|改|落|着落|通过|取得|整改|达到|到)"
)
# 等待办理时间缩短为5个工作日: what is measured
_WAIT_MEASURED = compiled(r"[^，,。;]{0,6}(?:时间|时长|人数|率)(?:由|从|缩|压|降|减|不超|控制)")
_SINCE_DONE = compiled(r"[^b]*b.*d.*r")  # 尚未完工的3个小区现已竣工
_THE_WORK = compiled(
    r"(?:整改|销号|验收|任务|该项|此项|一项)(?:工作|任务|事项)?(?:目前|至今|仍|尚|还|暂|一直)*$"
)
_STILL_AHEAD = compiled(
    r"\s*(?:[一二三四五六七八九十]是)?(?:(?:下一?步|接下来|下一?阶段|近期|年内|明年|下半年)[，,:]?[^，,。;]{0,12}?"
    r"(?:将|拟|计划|打算|准备|争取|力争|考虑)|(?:拟(?:于|在|对|向|邀请|组织|聘请)|计划(?:于|在|对|明年|年内)|打算|准备(?:于|在|对)|将(?:适时|尽快|择机|于)))"
)
# what is left over of the work itself: 尚余四成没有佩戴; 其余人员未受影响 is another matter
_LEFT = frozenset(["剩余", "余下", "尚有", "仍有", "尚余", "仍余", "尚剩", "还剩", "仅剩"])
_IN_THE_MIDDLE = frozenset(["正在", "仍在", "还在", "尚在"])
# what goes on is as it should be: 正在使用, 正在发挥作用
_AS_IT_SHOULD = compiled(
    r"[^，,。;]{0,4}?(?:使用|运行|营业|运营|发挥|生产|服务|享受|受益|形成|成为|变|好转|向好|显现|见效|提升|提高|增强|加强"
    r"|深化|开展|组织|学习|宣传|执行|履行|值守|在岗|工作|保存|保管|公示期|有效期|质保|保修|养护期|服刑|就读|住院|服役)"
)
_UPSHOT = compiled(r"(?:再|方|即|立即|随即|将|后|启动|组织|重新|另行)")
_IF = compiled(r"(?:如|若|倘|一旦|遇|凡|对新|每当)")
_NEXT_STEP = frozenset(["下一步", "下步", "接下来", "今后"])
_LASTING = frozenset(["今后", "以后", "后续", "将来"])
_AT_ONCE = frozenset(
    [
        "提交",
        "提请",
        "报请",
        "启动",
        "开工",
        "动工",
        "竣工",
        "投入使用",
        "投用",
        "出台",
        "拆除",
        "搬迁",
        "建成",
    ]
)
_PLAN_NOUN = compiled(r"计划(?:完成率|完成数|完成量|任务|指标|内|外|数|量|总|目标)")
_LENGTH = compiled(
    r".{0,6}?(?:[\d一两三四五六半几数]+个?(?:年|月|天|周|工作日)|时间|时日|审批|批准)"
)
# over the letters of a clause
_AFTER_A_DEED = compiled(r"a\.?rb")
_WAITS_ALONE = compiled(r"(?:.*\.)?wr$|w\.?r\.?$")
_STRIVEN_FOR = compiled(r"[.pzv]{0,3}[tq].*r")
_PLANNED = compiled(r"[qpv.]{0,4}t.*r")
_SOON = compiled(r"(?:p?t|q)[tqz]*.*[rg]|p\.a.*r")
_SOME_DAY = compiled(r"q|[pzv].*r")
_DONE = compiled(r"d[.tpq]{0,4}r")


class _Setting(NamedTuple):
    """A clause among the others of its sentence, and the one that begins the next sentence."""

    clause: Clause
    before: tuple[Clause, ...]
    after: tuple[Clause, ...]
    following: Clause | None

    @property
    def rest(self) -> bool:
        """Whether the sentence speaks of what is left of a number, up to here."""
        return any(c.has("x") for c in (*self.before[-2:], self.clause))

    @property
    def conditional(self) -> bool:
        """对逾期不改的，将…: what would be done, should it happen."""
        last = self.before[-1] if self.before else None
        return bool(
            _IF.match(self.clause.words.lstrip())
            or (last and (_IF.match(last.words.lstrip()) or last.words.rstrip().endswith("的")))
        )

    @property
    def goes_on_ahead(self) -> bool:
        """下一步，将每季度排查一次，拟于明年引入检测: a duty that is to go on, and how."""
        ahead = bool(self.before) and self.before[0].words.strip() in _NEXT_STEP
        return ahead and any(c.has("k") for c in self.before)

    @property
    def lasting(self) -> bool:
        """Whether it is told of all time to come."""
        earlier = any(f in _LASTING for c in self.before for f in c.forms("k"))
        return self.clause.has("k") or earlier


def _waits(s: _Setting, at: int, token: Token) -> bool:
    letters = s.clause.letters
    if s.clause.has("h") or (s.conditional and not s.rest):
        return False
    orders = [form for c in s.before for form in c.forms("u")]
    laid_down = "u" in letters[:at] or "流程" in orders or ("m" in letters and bool(orders))
    if laid_down and not s.rest:
        return False
    if token.part is Part.AWAIT:
        measured = _WAIT_MEASURED.match(s.clause.words, token.end - s.clause.start)
        return not (measured or governed(s.clause, at))
    closing = letters.find("a", at)
    if closing >= 0:  # not 待 … 后 已 …, nor 待 … 后 印发 的 文件
        return "d" not in letters[closing:] and not _AFTER_A_DEED.match(letters[closing:])
    if _WHEN_IT_DOES.match(s.clause.words, token.end - s.clause.start):
        return "d" not in letters[at:]
    if not s.after:  # 方案已上报，待批复。
        return s.rest or (_WAITS_ALONE.match(letters) is not None and not s.clause.has("v"))
    return s.rest or bool(_UPSHOT.match(s.after[0].words.lstrip()) and not letters[:at].strip(".c"))


def _intends(s: _Setting, at: int, token: Token) -> bool:
    clause, letters = s.clause, s.clause.letters
    ahead = letters[at + 1 :]
    if clause.has("h") or governed(clause, at) or s.goes_on_ahead:
        return False
    if _PLAN_NOUN.match(clause.words, token.start - clause.start):
        return False
    if token.part is Part.PLAN_AT:
        return "t" in ahead or "r" in ahead
    if token.part is Part.PLAN and ahead[:1] == "t" and not letters[:at].strip("tkdx_"):
        return len(ahead) > 1  # 计划年内招录检疫员2名, whatever the deed
    if token.part is Part.EXPECT:
        return ("r" in ahead or "D" in ahead) and not _WHEN.search(clause.words)
    if token.part is Part.STRIVE:
        return _STRIVEN_FOR.match(ahead) is not None
    if token.form == "拟":
        return "v" not in letters[:at] and "r" in ahead
    if _PLANNED.match(ahead) or (token.form == "下一步计划" and "r" in ahead):
        return True
    return not letters[:at].strip("tkdx_") and "r" in ahead


def _lacks(s: _Setting, at: int, token: Token) -> bool:
    clause, letters = s.clause, s.clause.letters
    if clause.has("h") or any(c.has("h") for c in s.before) or s.conditional:
        return False
    ahead = letters[at + 1 :]
    if _SINCE_DONE.match(ahead):
        return False
    if token.part is Part.NEED:
        return "k" not in ahead and bool(
            "r" in ahead or _LENGTH.match(clause.words, token.end - clause.start)
        )
    if ahead[:1] == "f" or governed(clause, at) or _NEGLECT.search(clause.words.rstrip()):
        return False
    if token.part is Part.NOT:
        short = _DEED_SOON.match(clause.words, token.end - clause.start)
        if _THE_WORK.search(clause.words[: token.start - clause.start]):
            return ahead[:1] == "r"  # 整改没有完成
        left = any(form in _LEFT for form in clause.forms("x")) and ahead[:1] == "."
        return (
            "x" in letters[:at]
            and "d" not in letters[:at]
            and (ahead[:1] == "r" or bool(short) or left)
        )
    return not ("c" in letters[:at] and s.after)


def _is_at_it(s: _Setting, at: int, token: Token) -> bool:
    clause = s.clause
    before, ahead = clause.letters[:at], clause.letters[at + 1 :]
    # of what is left over, or not done yet, any work still going on is unfinished
    left_over = "x" in before or "N" in before
    any_deed = (
        token.form in _IN_THE_MIDDLE
        and _AS_IT_SHOULD.match(clause.words, token.end - clause.start) is None
    )
    return (
        ("r" in ahead or "g" in ahead or ((left_over or any_deed) and len(ahead) > 0))
        and "b" not in ahead
        and not clause.has("hk")
        and _OTHERS.match(clause.words.lstrip()) is None
    )


def _will(s: _Setting, at: int, token: Token) -> bool:
    """将 before a verb, for something that is done once; not 将 that brings an object."""
    clause, letters = s.clause, s.clause.letters
    ahead = letters[at + 1 :]
    if "o" in ahead or clause.has("hu") or s.conditional or governed(clause, at):
        return False
    dated = any(
        token and token.part is Part.TIME and "年" in token.form for token in clause.tokens[at:]
    )
    if s.lasting and not dated:
        return False
    first = clause.tokens[at + 1] if ahead else None
    bare_date = first and first.part is Part.TIME and DATE.match(first.form)  # 将2023年的台账…
    if _SOON.match(ahead) and not bare_date:
        return True
    verb = clause.tokens[at + 1] if ahead.startswith(("r", "z")) else None
    if verb and (verb.form in _AT_ONCE or token.form == "即将"):
        return not ahead.startswith("rb")
    if verb and verb.form == "逐步" and "建设" not in clause.words:
        return "r" in ahead
    return s.rest and _SOME_DAY.match(ahead) is not None


_TESTS = {
    Part.WAIT.value: (_waits, 3),
    Part.AWAIT.value: (_waits, 3),
    Part.NOT_YET.value: (_lacks, 3),
    Part.NOT.value: (_lacks, 2),
    Part.NEED.value: (_lacks, 2),
    Part.PLAN.value: (_intends, 2),
    Part.PLAN_AT.value: (_intends, 3),
    Part.EXPECT.value: (_intends, 2),
    Part.STRIVE.value: (_intends, 2),
    Part.DOING.value: (_is_at_it, 1),
    Part.WILL.value: (_will, 2),
}
_CUE = compiled(alternation(word.form for word in WORDS if word.part.value in _TESTS))
# 因等待鉴定意见而中止审理: what a court has done about it
_SUSPENDED = compiled(r"(?:因|由于)[^，,。;]*而[^，,。;]{0,6}(?:中止|终止|终结)")
_NOW_DONE = compiled(r"(?:目前|现|现在|随后|之后|截至|至今|后|经)")


def _settled(s: _Setting) -> bool:
    """Whether the sentence goes on to say that it has been done since: 待 … 后施工，现已完工."""
    return any(_DONE.search(c.letters) or c.words.lstrip().startswith("实际") for c in s.after)


def _is_done_by_now(clause: Clause) -> bool:
    """Whether the next sentence begins by saying so: 待…后施工。目前已完工."""
    return _NOW_DONE.match(clause.words.lstrip()) is not None and "d" in clause.letters


def _left_open(s: _Setting) -> Told | None:
    """What a clause leaves to be done, if anything."""
    clause, following = s.clause, s.following
    if not _CUE.search(clause.words):
        return None
    for at, letter in enumerate(clause.letters):
        token = clause.tokens[at]
        if token is None or letter not in _TESTS:
            continue
        test, weight = _TESTS[letter]
        if not test(s, at, token) or _settled(s) or (following and _is_done_by_now(following)):
            continue
        if token.part is Part.AWAIT and _SUSPENDED.search(clause.words):
            continue
        aspect = Aspect.UNDER_WAY if token.part is Part.DOING else Aspect.PENDING
        cue = Span(token.start, token.end)
        return Told(_tight(clause), aspect, cue, left_open=True, weight=weight)
    return None


def _told(clause: Clause) -> Told:
    """What a clause tells that leaves nothing to be done."""
    span = _tight(clause)
    for part, aspect in (
        (Part.KEPT_UP, Aspect.STANDING),
        (Part.ORDER, Aspect.STANDING),
        (Part.DOING, Aspect.UNDER_WAY),
        (Part.QUICKEN, Aspect.UNDER_WAY),
    ):
        for token in clause.tokens:
            if token and token.part is part and not clause.has("d"):
                return Told(span, aspect, Span(token.start, token.end))
    done = next((t for t in clause.tokens if t and t.part is Part.DONE), None)
    cue = Span(done.start, done.end) if done else Span(span.start, span.start)
    return Told(span, Aspect.DONE, cue)


def _tight(clause: Clause) -> Span:
    words = clause.words
    lead = _ENUMERATOR.match(words)
    start = lead.end() if lead else 0
    start += len(words[start:]) - len(words[start:].lstrip())
    return Span(clause.start + start, clause.start + max(start, len(words.rstrip())))


def told(text: str, start: int = 0) -> Iterator[Told]:
    """What each clause of a text tells.

    Args:
        text: the words to judge, half-width.
        start: where they stand in the text that the spans shall point into.
    """
    cover = covered(text)
    for sentence, following in _sentences(cover):
        for setting in _settings(cover, sentence, following, start):
            yield _left_open(setting) or _told(setting.clause)


def left_open(text: str, start: int = 0) -> Iterator[Told]:
    """The clauses that leave something to be done; arguments are those of `told`."""
    if not _CUE.search(text):
        return
    cover = covered(text)
    for sentence, following in _sentences(cover):
        if _CUE.search(cover, *sentence):
            for setting in _settings(cover, sentence, following, start):
                if found := _left_open(setting):
                    yield found


def _sentences(cover: str) -> Iterator[tuple[Span, Span]]:
    """Each sentence with the one behind it, which is empty behind the last."""
    sentences = [Span(*found.span()) for found in _SENTENCE.finditer(cover)]
    return pairwise((*sentences, Span(0, 0)))


def _settings(cover: str, sentence: Span, following: Span, start: int) -> Iterator[_Setting]:
    """Each clause of a sentence among the others."""
    row = tuple(clauses(cover, sentence, start))
    next_one = next(clauses(cover, following, start), None)
    for at, clause in enumerate(row):
        yield _Setting(clause, row[max(0, at - 6) : at], row[at + 1 : at + 7], next_one)


def only_ahead(text: str, start: int = 0) -> Told | None:
    """The first sentence of a text of which every sentence tells of what is still to come.

    下一步将组织专家重新论证 leaves nothing open beside something that was done; where nothing was, it
    says that nothing has been done yet.
    """
    cover = covered(text)
    sentences = [s for s in _SENTENCE.finditer(cover) if s[0].strip(" ()[]【】")]
    if not sentences or not all(_STILL_AHEAD.match(s[0]) for s in sentences):
        return None
    first = sentences[0]
    rows = [clauses(cover, s.span(), start) for s in sentences]
    if any(c.has("dk") for row in rows for c in row):
        return None
    span = Span(start + first.start() + len(first[0]) - len(first[0].lstrip()), start + first.end())
    return Told(span, Aspect.PENDING, span, left_open=True)


def plainest(found: Iterable[Told]) -> Told | None:
    """Of the open clauses the one that says it most plainly, the first of equals."""
    return max(found, key=lambda t: (t.weight, -t.span.start), default=None)
