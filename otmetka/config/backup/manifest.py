"""What a backup says about itself: version, moment, rows of each table, sums of each file."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import psycopg
from psycopg import sql

FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """``rows`` counts each table in the snapshot of the dump; ``files`` are sums by name in the archive."""

    format: int
    product: str
    made_at: str
    server: str
    app_role: str
    rows: dict[str, int]
    files: dict[str, str]

    def text(self) -> str:
        """As it stands in the archive."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)


def read_manifest(raw: bytes) -> Manifest:
    """The manifest of an archive. Raises ValueError for another format."""
    told = json.loads(raw)
    if told.get("format") != FORMAT:
        raise ValueError(f"format {told.get('format')}")
    return Manifest(**told)


def count_rows(connection: psycopg.Connection) -> dict[str, int]:
    """Rows of every table of the schema ``public``, seen by the owner."""
    tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    counts = {}
    for (table,) in tables.fetchall():
        row = connection.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))).fetchone()
        counts[table] = row[0] if row else 0
    return counts


def sum_of(chunks: Iterable[bytes]) -> str:
    """SHA-256 in hex of a stream."""
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def chunks_of(file) -> Iterable[bytes]:
    """A file in megabytes."""
    return iter(lambda: file.read(1 << 20), b"")


def sum_of_file(path: Path) -> str:
    """SHA-256 in hex of a file."""
    with path.open("rb") as file:
        return sum_of(chunks_of(file))
