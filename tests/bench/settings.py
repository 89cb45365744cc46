"""The portal's settings with the one change a variant is about."""

import os

from portal.settings import *  # noqa: F403
from portal.settings import PAGE_CACHE_BYTES, PAGE_STATISTICS

_variant = os.environ.get("BENCH_VARIANT")

if _variant == "uncached":
    PAGE_CACHE_BYTES = 0
elif _variant == "uncounted":
    PAGE_STATISTICS = "tests.bench.uncounted"
