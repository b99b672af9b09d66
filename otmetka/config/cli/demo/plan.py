"""What was asked of the demo: read from the environment, which ``make demo NAME=value`` fills."""

import os
from dataclasses import dataclass
from pathlib import Path

from otmetka.cluster import ClusterError
from otmetka.config.cli.environment import clone

DEFAULT_PORT = 8000
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class Plan:
    """``external_url`` None means the embedded PostgreSQL; ``port_given`` that no other port will do."""

    data_dir: Path
    files: Path
    host: str
    port: int
    port_given: bool
    reset: bool
    day: str
    external_url: str | None
    external_owner_url: str | None

    @property
    def only_here(self) -> bool:
        """Whether the address is reached from this machine alone."""
        return self.host in _LOOPBACK


def read_plan(env: dict[str, str] | None = None) -> Plan:
    """The plan of this start. Raises :class:`ClusterError` with a sentence for a value that cannot be."""
    env = dict(os.environ) if env is None else env
    return Plan(
        data_dir=Path(env.get("OTMETKA_DATA_DIR") or clone() / "var" / "demo").absolute(),
        files=clone() / "demo",
        host=env.get("HOST") or "127.0.0.1",
        port=_port(env.get("PORT") or str(DEFAULT_PORT)),
        port_given=bool(env.get("PORT")),
        reset=env.get("RESET", "") not in ("", "0"),
        day=env.get("DAY", ""),
        external_url=env.get("OTMETKA_DATABASE_URL") or None,
        external_owner_url=env.get("OTMETKA_OWNER_DATABASE_URL") or None,
    )


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise ClusterError(f"Не понятно PORT={text}.", "Нужно число от 1 до 65535, например PORT=8080.")
    return int(text)
