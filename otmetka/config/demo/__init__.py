"""The demo school: loaded once by ``otmetka demo``, with a sign-in for each duty."""

from otmetka.config.demo.loading import load
from otmetka.config.demo.sign_ins import sign_ins

__all__ = ["load", "sign_ins"]
