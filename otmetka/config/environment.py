"""What the environment says: parsed once, with messages that tell the way on."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


@dataclass(frozen=True)
class Environment:
    """Values of the OTMETKA_* variables."""

    data_dir: Path
    backup_dir: Path
    secret_key: str
    demo: bool
    demo_offset_seconds: float
    allowed_hosts: list[str]
    trusted_origins: list[str]
    tls: bool
    app_role: str
    databases: dict[str, dict[str, Any]]
    smtp_host: str
    smtp_port: int


def read_environment(env: dict[str, str] | None = None) -> Environment:
    """The environment as settings need it. Raises nothing: a missing database is told at the first use."""
    env = dict(os.environ) if env is None else env
    data_dir = Path(env.get("OTMETKA_DATA_DIR", "var/otmetka")).absolute()
    hosts = [host for host in env.get("OTMETKA_ALLOWED_HOSTS", "").split(",") if host]
    return Environment(
        data_dir=data_dir,
        backup_dir=Path(env.get("OTMETKA_BACKUP_DIR", str(data_dir / "backup"))),
        secret_key=_secret_key(env, data_dir),
        demo=env.get("OTMETKA_DEMO") == "1",
        demo_offset_seconds=float(env.get("OTMETKA_DEMO_OFFSET_SECONDS") or 0),
        allowed_hosts=hosts or ["localhost", "127.0.0.1", "[::1]"],
        trusted_origins=[f"https://{host}" for host in hosts if not host.startswith(".")],
        tls=env.get("OTMETKA_TLS") == "1",
        app_role=env.get("OTMETKA_APP_ROLE", "otm_app"),
        databases=_databases(env),
        smtp_host=env.get("OTMETKA_SMTP_HOST", "localhost"),
        smtp_port=int(env.get("OTMETKA_SMTP_PORT", "25")),
    )


def database_from_url(url: str) -> dict[str, Any]:
    """Django's settings for ``postgresql://user:password@host:port/name?host=/socket/dir``."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(query.pop("port", None) or parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }


def _databases(env: dict[str, str]) -> dict[str, dict[str, Any]]:
    app_url = env.get("OTMETKA_DATABASE_URL", "postgresql://otm_app@localhost/otmetka")
    owner_url = env.get("OTMETKA_OWNER_DATABASE_URL", app_url)
    return {"default": database_from_url(app_url), "owner": database_from_url(owner_url)}


def _secret_key(env: dict[str, str], data_dir: Path) -> str:
    path = Path(env.get("OTMETKA_SECRET_KEY_FILE", str(data_dir / "secrets" / "secret-key")))
    if path.exists():
        return path.read_text().strip()
    key = secrets.token_urlsafe(48)
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return key
    with os.fdopen(descriptor, "w") as file:
        file.write(key)
    return key
