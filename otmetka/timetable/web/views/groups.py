"""Teaching groups with their load and members."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from otmetka.core.errors import Invalid
from otmetka.core.names import Name
from otmetka.people.models import Staff
from otmetka.schools.models import CourseKind, SchoolYear, Subject, TeachingGroup
from otmetka.schools.policy import row_to_write, structure_to_read, structure_to_write
from otmetka.schools.web.nouns import chosen_year, refuse_closed
from otmetka.timetable.models import TeachingLoad
from otmetka.timetable.queries.groups import group_lines, pupil_choices
from otmetka.timetable.queries.names import Choice, class_choices
from otmetka.timetable.services.put_group import put_group, put_members
from otmetka.timetable.web.forms.groups import GroupForm
from otmetka.timetable.web.params import day_asked, today_of


def groups(request: HttpRequest) -> HttpResponse:
    """All groups of a year."""
    school_id = structure_to_read(request.actor)
    year, years = chosen_year(request, school_id)
    lines = group_lines(school_id, year.id, today_of(request, school_id)) if year else []
    context = {
        "page": {"title": _("Учебные группы")}, "lines": lines, "year": year, "years": years,
        "may_write": request.actor.may("schools.structure.write"),
    }  # fmt: skip
    return render(request, "timetable/groups/groups.html", context)


def new(request: HttpRequest) -> HttpResponse:
    """The form of a new group; POST makes it."""
    school_id = structure_to_write(request.actor)
    year, _years = chosen_year(request, school_id)
    if year is None:
        raise Invalid(_("Сначала заведите учебный год."))
    return _form(request, TeachingGroup(school_id=school_id, year=year))


def edit(request: HttpRequest, row_id: int) -> HttpResponse:
    """The form of a group; POST changes it."""
    return _form(request, row_to_write(request.actor, TeachingGroup, row_id))


def members(request: HttpRequest, row_id: int) -> HttpResponse:
    """The members of a named group from a day on."""
    group = row_to_write(request.actor, TeachingGroup, row_id)
    if group.whole_class:
        raise Invalid(_("Это весь класс: состав такой же, как в классе."))
    on = _inside(day_asked(request, today_of(request, group.school_id)), group.year)
    choices = pupil_choices(group, on)
    if request.method == "POST":
        refuse_closed(group.year)
        known = {choice.id for choice in choices}
        chosen = {int(raw) for raw in request.POST.getlist("pupil") if raw.isdecimal()} & known
        came, left = put_members(
            actor_who=request.actor.who, group=group, pupil_ids=chosen, from_on=on, now=request.now
        )
        messages.success(
            request, _("Пришло в группу: %(came)s, выбыло: %(left)s.") % {"came": came, "left": left}
        )
        return redirect(f"{reverse('timetable:groups')}?year={group.year_id}")
    title = f"{group.classes_label} · {group.subject.name} · {group.name}"
    crumbs = [{"title": _("Учебные группы"), "url": reverse("timetable:groups")}]
    context = {"page": {"title": title, "crumbs": crumbs}, "group": group, "choices": choices, "on": on}
    return render(request, "timetable/groups/members.html", context)


def _form(request: HttpRequest, group: TeachingGroup) -> HttpResponse:
    today = _inside(today_of(request, group.school_id), group.year)
    initial = {"from_on": group.year.starts_on}
    if group.pk:
        loads = list(TeachingLoad.objects.filter(school_id=group.school_id, group=group, to_on__isnull=True))
        initial = GroupForm.initial_of(group, loads, today)
    form = GroupForm(request.POST or None, year=group.year, lists=_lists(group), initial=initial)
    if request.method == "POST" and form.is_valid() and _put(request, group, form):
        messages.success(request, _("Сохранено."))
        if group.whole_class:
            return redirect(f"{reverse('timetable:groups')}?year={group.year_id}")
        return redirect("timetable:group_members", group.id)
    crumbs = [{"title": _("Учебные группы"), "url": f"{reverse('timetable:groups')}?year={group.year_id}"}]
    context = {
        "page": {"title": _("Учебная группа") if group.pk else _("Новая учебная группа"), "crumbs": crumbs},
        "form": form, "keep": f"group-{group.pk or 'new'}", "back": crumbs[0]["url"], "year": group.year,
    }  # fmt: skip
    return render(request, "schools/noun/form.html", context, status=422 if form.errors else 200)


def _put(request: HttpRequest, group: TeachingGroup, form: GroupForm) -> bool:
    try:
        refuse_closed(group.year)
        put_group(actor_who=request.actor.who, group=group, values=form.values(), now=request.now)
    except Invalid as refused:
        for field, said in (refused.details["fields"] or {None: refused.message}).items():
            form.add_error(field, said)
        return False
    return True


def _lists(group: TeachingGroup) -> dict[str, list[Choice]]:
    mine = {"school_id": group.school_id}
    staff = Staff.objects.filter(left_on__isnull=True, **mine).order_by("person__sort_key")
    fields = ("person_id", "person__surname", "person__given", "person__patronymic")
    return {
        "subject": [
            Choice(*row) for row in _named(Subject.objects.filter(**mine).order_by("position", "name"))
        ],
        "course_kind": [Choice(*row) for row in _named(CourseKind.objects.filter(**mine).order_by("name"))],
        "classes": class_choices(group.school_id, group.year_id),
        "teachers": [Choice(pk, Name(*name).full) for pk, *name in staff.values_list(*fields)],
    }


def _named(rows):
    return rows.values_list("id", "name")


def _inside(on: date, year: SchoolYear) -> date:
    return max(year.starts_on, min(on, year.ends_on))
