"""Addresses of the door."""

from otmetka.access.routes import PUBLIC, SIGNED_IN, route
from otmetka.access.web.views.code import code
from otmetka.access.web.views.hat import hat
from otmetka.access.web.views.password import password
from otmetka.access.web.views.sessions import sessions
from otmetka.access.web.views.sign_in import sign_in, sign_out

BOTH = ("GET", "POST")

app_name = "access"
urlpatterns = [
    route("access/sign-in/", sign_in, name="sign_in", action=PUBLIC, methods=BOTH),
    route("access/sign-out/", sign_out, name="sign_out", action=PUBLIC, methods=("POST",)),
    route("access/code/", code, name="code", action=PUBLIC, methods=BOTH),
    route("access/hat/", hat, name="hat", action=SIGNED_IN, methods=BOTH),
    route("access/password/", password, name="password", action=SIGNED_IN, methods=BOTH),
    route("access/sessions/", sessions, name="sessions", action=SIGNED_IN, methods=BOTH),
]
