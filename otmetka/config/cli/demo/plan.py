"""What was asked of the demo: read from the environment, which ``make demo NAME=value`` fills."""

import os
import socket
from dataclasses import dataclass
from pathlib import Path

from otmetka.cluster import ClusterError
from otmetka.config.cli.environment import clone

DEFAULT_PORT = 8000
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
_EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - compared only


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

    @property
    def shown_host(self) -> str:
        """The host of the printed address: one that can be typed into a browser."""
        if self.only_here:
            return "localhost"
        return socket.gethostname() if self.host in _EVERYWHERE else self.host

    @property
    def host_to_ask(self) -> str:
        """The host under which this machine itself reaches the server."""
        here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - not listened on
        return f"[{here}]" if ":" in here else here


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
