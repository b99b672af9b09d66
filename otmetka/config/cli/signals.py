"""Being asked to stop: a flag that a signal sets and a wait notices at once.

Not ``threading.Event``: its lock is held while it waits, and setting it from a signal handler, which runs in
the same thread, may wait for that lock for ever.
"""

import os
import select
import signal

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopSignal:
    """Ctrl-C, ``kill`` or a closed terminal. Make it in the main thread, once."""

    def __init__(self) -> None:
        self._read, self._write = os.pipe()
        os.set_blocking(self._write, False)
        for sign in _SIGNALS:
            signal.signal(sign, self._note)

    def _note(self, number: int, frame: object) -> None:
        try:
            os.write(self._write, b"!")
        except BlockingIOError:
            return  # told often enough already

    def wait(self, seconds: float) -> bool:
        """Sleep; True as soon as, and ever after, somebody has asked to stop."""
        ready, _, _ = select.select([self._read], [], [], seconds)
        return bool(ready)
