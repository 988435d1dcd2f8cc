"""What all tests have in common."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.shared import NOTICES, WHY_SKIPPED

# No deadline: how long an example takes says more about the machine than about the code.
# In CI the examples are the same for the same code, so that a change is blocked for what it does
# and not for the luck of the draw; a run on one's own machine looks at new ones every time.
settings.register_profile(
    "dev",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, print_blob=True)
settings.register_profile("thorough", settings.get_profile("dev"), max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if "CI" in os.environ else "dev"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of the labelled notices, or skip where the checkout has none beside it."""
    if not NOTICES.is_dir():
        pytest.skip(WHY_SKIPPED)
    return NOTICES
