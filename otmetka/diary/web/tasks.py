"""A homework as the diary draws it."""

from otmetka.diary.queries.tasks import Task
from otmetka.diary.words import size_words
from otmetka.ui.markup import EMPTY, Markup, join, tag

TICKS_FORM = "ticks"


def tick(task: Task, label: str, *, may_tick: bool, done_word: str) -> Markup:
    """A button of the page's one form for the pupil; for a guardian only what is done shows."""
    if not may_tick:
        return tag("span", "✓ ", tag("span", done_word, cls="sr"), cls="ticked") if task.done else EMPTY
    return tag(
        "button", "✓" if task.done else "", cls="tick", form=TICKS_FORM,
        name_="undone" if task.done else "done", value=task.lesson_id,
        aria_pressed="true" if task.done else "false", aria_label=label,
    )  # fmt: skip


def attachments(task: Task, title: str) -> Markup:
    """The files as links that download."""
    if not task.files:
        return EMPTY
    links = [
        tag("li", tag("a", file.name, href=f"/files/{file.id}/"), tag("small", " ", size_words(file.size)))
        for file in task.files
    ]
    return tag("ul", join(links), cls="files", aria_label=title)
