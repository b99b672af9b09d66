"""The product as one Django app: it wires slots and reactions when everything is loaded."""

from django.apps import AppConfig


class ProductConfig(AppConfig):
    """Knows everyone (DESIGN 3, floor 9)."""

    name = "otmetka.config"
    label = "config"

    def ready(self) -> None:
        """Fill the slots and register the start-up checks."""
        from otmetka.config import checks, wiring  # noqa: F401  (checks register themselves)

        wiring.wire()
