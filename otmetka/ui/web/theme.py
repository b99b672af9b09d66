"""Light, dark, or as the system: kept in a cookie, so that the first byte already knows."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "theme"
THEMES = ("light", "dark", "system")
YEAR_SECONDS = 365 * 24 * 3600


def chosen_theme(request: HttpRequest) -> str:
    """What the person chose on this device: light, dark or system."""
    theme = request.COOKIES.get(COOKIE, "")
    return theme if theme in THEMES else "system"


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Remember the choice and go back to where the person was."""
    wanted = request.POST.get("theme", "")
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/"
    answer = HttpResponseRedirect(back)
    if wanted in THEMES:
        answer.set_cookie(COOKIE, wanted, max_age=YEAR_SECONDS, samesite="Lax", secure=request.is_secure())
    return answer
