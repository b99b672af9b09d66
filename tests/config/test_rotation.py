"""Which backups stay."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from otmetka.config.backup.rotation import moment_of, name_of, superfluous

START = datetime(2026, 1, 1, 2, 30)
NIGHTS = st.sets(st.integers(0, 900), max_size=60).map(
    lambda days: {name_of(START + timedelta(days=d)) for d in days}
)


@given(NIGHTS, st.integers(1, 20), st.integers(1, 12))
def test_the_last_days_always_stay_and_nothing_else_is_touched(names, daily, monthly):
    foreign = {"дневник.tar", "otmetka-latest.tar", "otmetka-20260101-023000.tar.part"}
    removed = set(superfluous(names | foreign, daily=daily, monthly=monthly))
    kept = names - removed
    assert removed <= names
    assert set(sorted(names)[-daily:]) <= kept
    assert len(kept) <= daily + monthly
    assert superfluous(kept | foreign, daily=daily, monthly=monthly) == []


def test_the_first_of_a_month_outlives_its_days():
    names = [name_of(START + timedelta(days=d)) for d in range(100)]
    removed = superfluous(names, daily=7, monthly=12)
    kept = [moment_of(name).date().isoformat() for name in names if name not in removed]
    assert kept[:4] == ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]
    assert len(kept) == 11
