"""What the browser shows when the server cannot be reached: no data of anybody in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@require_safe
@cache_control(max_age=0)
def offline(request: HttpRequest) -> HttpResponse:
    """The page without network, kept by the browser's worker."""
    return render(request, "ui/errors/offline.html", {"shell": {"theme": request.COOKIES.get("theme", "")}})


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker: at the root, without a hash in its name, never cached (PLATFORM 6)."""
    return render(request, "ui/worker.js", content_type="text/javascript; charset=utf-8")
