"""PostgreSQL of our own: binaries of a wheel or any ``bin`` directory under a small supervisor.

The lowest floor: it imports the standard library and psycopg, nothing else of ours.
"""

from .cluster import ADMIN, APP, OWNER, REGION, Cluster, erase, known_urls
from .database import prepare_database
from .errors import (
    Busy,
    ClusterError,
    DiskFull,
    NoBinaries,
    NoRight,
    StartFailed,
    Unreachable,
    WrongOwner,
    WrongVersion,
)
from .urls import Urls

__all__ = [
    "ADMIN",
    "APP",
    "OWNER",
    "REGION",
    "Busy",
    "Cluster",
    "ClusterError",
    "DiskFull",
    "NoBinaries",
    "NoRight",
    "StartFailed",
    "Unreachable",
    "Urls",
    "WrongOwner",
    "WrongVersion",
    "erase",
    "known_urls",
    "prepare_database",
]
