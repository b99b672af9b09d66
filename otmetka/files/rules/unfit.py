"""Why a file is refused."""


class Unfit(Exception):
    """The file may not be kept; ``code`` is one of the keys of ``otmetka.files.words.REASONS``."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
