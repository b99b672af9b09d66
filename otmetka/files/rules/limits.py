"""Limits of an upload. The values in force come from the caller; these stand where the act is silent."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """Bytes of a file, files of one upload, pixels of a picture, what an office archive may unpack to."""

    file_bytes: int = 10 * MEGABYTE
    files: int = 10
    pixels: int = 30_000_000
    unpacked_bytes: int = 200 * MEGABYTE
    unpacked_ratio: int = 200
    members: int = 5_000
