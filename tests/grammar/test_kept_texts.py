"""Texts over which the checker once stumbled; each is read to its end now."""

import pytest

from auditor.engine import audit
from auditor.settings import defaults
from grammar.source import Source

TEXTS = (
    # two parts of one name
    "反馈问题12个，其中学习类5个、作风类7个。\n反馈问题12个，其中学习类3个、学习类2个、作风类7个。\n",
    # a head with no part of its own
    "27个泊位中，具备岸电供应能力的由100个增加到24个；具备岸电供应能力的由100个增加到24个；具备岸电供应能力的由10个增加到24个。\n",
)


@pytest.mark.parametrize("text", TEXTS)
def test_it_is_read(text: str) -> None:
    assert audit(Source(text), defaults()).error is None
