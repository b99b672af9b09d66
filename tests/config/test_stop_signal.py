"""A stop that comes at any moment of a wait is noticed, and stays noticed."""

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from otmetka.config.cli.signals import StopSignal

NUMBERS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture
def stop() -> Iterator[StopSignal]:
    before = {number: signal.getsignal(number) for number in NUMBERS}
    yield StopSignal()
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_signal_ends_the_wait_at_once(stop: StopSignal, number: int) -> None:
    assert not stop.wait(0.01)
    threading.Timer(0.1, os.kill, [os.getpid(), number]).start()
    begun = time.monotonic()
    assert stop.wait(10)
    assert time.monotonic() - begun < 5
    assert stop.wait(0)


def test_a_storm_of_signals_blocks_nothing(stop: StopSignal) -> None:
    for _ in range(200):
        os.kill(os.getpid(), signal.SIGTERM)
        assert stop.wait(0)
