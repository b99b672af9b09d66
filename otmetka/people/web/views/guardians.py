"""/people/pupils/…/guardians/ and /people/guardianships/."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.people.policy import WRITE_GUARDIANS, guardianship_for, pupil_for
from otmetka.people.queries.staff import name_of
from otmetka.people.services.guardians import end_guardianship, link_guardian
from otmetka.people.web.forms.people import EndGuardianshipForm, GuardianForm
from otmetka.people.web.submit import form_page


def guardian_new(request: HttpRequest, pupil_id: int) -> HttpResponse:
    """A guardian of a pupil; the link is confirmed by who makes it."""
    actor = request.actor
    gate = pupil_for(actor, pupil_id, WRITE_GUARDIANS, request.now, lock=False)
    form = GuardianForm(request.POST or None)

    def act(data: dict) -> str:
        card = None if data["known"] else form.card()
        link_guardian(
            actor=actor, pupil_id=pupil_id, card=card, code=data["known"], kin=data["kin"], now=request.now
        )
        return reverse("people:pupil", args=[pupil_id])

    page = {"title": _("Добавить родителя"), "crumbs": [_crumb(pupil_id, name_of(gate.pupil.person).listed)]}
    return form_page(request, form, page=page, button=_("Добавить"), act=act, done=_("Связь записана."))


def guardianship_end(request: HttpRequest, guardianship_id: int) -> HttpResponse:
    """The end of a link; the guardian's next request is refused (islamey.instr.3.6)."""
    actor = request.actor
    link = guardianship_for(actor, guardianship_id, WRITE_GUARDIANS, request.now, lock=False)
    form = EndGuardianshipForm(request.POST or None)

    def act(data: dict) -> str:
        end_guardianship(actor=actor, guardianship_id=guardianship_id, ground=data["ground"], now=request.now)
        return reverse("people:pupil", args=[link.pupil_id])

    title = _("Прекратить доступ: %(name)s") % {"name": name_of(link.guardian).full}
    page = {"title": title, "crumbs": [_crumb(link.pupil_id, _("Ученик"))]}
    return form_page(
        request,
        form,
        page=page,
        button=_("Прекратить сейчас"),
        act=act,
        done=_("Доступ прекращён."),
        risk=True,
    )


def _crumb(pupil_id: int, title: str) -> dict[str, str]:
    return {"title": title, "url": reverse("people:pupil", args=[pupil_id])}
