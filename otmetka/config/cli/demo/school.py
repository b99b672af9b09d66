"""The part of the demo that needs Django, in a process of its own: the launcher stays small.

``python -m otmetka.config.cli.demo.school RESULT [--load]`` migrates, loads the school when asked to, and
writes the sign-ins, and the moment when the loading began, to the file RESULT as JSON.
"""

import json
import sys
import time
from pathlib import Path

from otmetka.config.cli import migrate
from otmetka.config.cli.environment import django_ready


class Progress:
    """Shows how far the loading is: ``progress("Ученики", 120, 940)``; counts are optional."""

    def __init__(self) -> None:
        self._live = sys.stdout.isatty()
        self._begun = time.monotonic()
        self._open = ""

    def __call__(self, text: str, done: int | None = None, total: int | None = None) -> None:
        """Say what is being done; the same text again only moves its count."""
        count = f" {done} из {total}" if done is not None and total else ""
        if self._open and self._open != text:
            self._end()
        if self._live:
            print(f"\r  {text}{count}\033[K", end="", flush=True)
        elif self._open != text:
            print(f"  {text}", end="", flush=True)
        if self._open != text:
            self._open, self._begun = text, time.monotonic()

    def _end(self) -> None:
        print(f"  — {time.monotonic() - self._begun:.0f} с", flush=True)
        self._open = ""

    def close(self) -> None:
        """End the last line."""
        if self._open:
            self._end()


def main() -> None:
    """Migrate, load when asked, tell the sign-ins."""
    result, load = Path(sys.argv[1]), "--load" in sys.argv[2:]
    django_ready()
    progress = Progress()
    if load:
        progress("Таблицы базы данных")
    migrate.migrate_tables()
    migrate.collect_static()
    from otmetka.config import demo
    from otmetka.core import clock

    begun_at = clock.now()
    if load:
        demo.load(progress)
    progress.close()
    told = {"begun_at": begun_at.isoformat(), "sign_ins": [list(row) for row in demo.sign_ins()]}
    result.write_text(json.dumps(told, ensure_ascii=False))


def main_with_sentences() -> None:
    """A full disk is a sentence; anything else is a fault of ours and keeps its traceback."""
    try:
        main()
    except Exception as error:
        if "No space left on device" not in str(error):
            raise
        sys.exit("\n\nНа диске кончилось место. Освободите его и запустите снова.")


if __name__ == "__main__":
    main_with_sentences()
