"""``python -m otmetka`` is the command ``otmetka``."""

from otmetka.config.cli import main

main()
