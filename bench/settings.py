"""The product's settings with the bench's own URLs beside it and its moment on the clock."""

import os
from datetime import UTC, datetime

from otmetka.config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
DEMO_OFFSET_SECONDS = (
    float(os.environ.get("BENCH_OFFSET", "0"))
    or (datetime(2026, 12, 29, 20, 0, tzinfo=UTC) - datetime.now(UTC)).total_seconds()
)
