"""A browser over the test client for every test of this folder."""

from tests.browser.fixtures import surf

__all__ = ["surf"]
