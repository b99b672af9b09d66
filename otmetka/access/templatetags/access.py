"""What templates ask of the rights."""

from django import template
from django.http import HttpRequest

from otmetka.access import routes

register = template.Library()


@register.filter
def may_open(request: HttpRequest, url: str) -> bool:
    """Whether this duty may open the address: ``{% if request|may_open:url %}`` around a link."""
    return bool(url) and routes.may_open(request.actor, url)
