"""The product's URLs and the honest floors."""

from django.urls import include, path

from bench import floors
from otmetka.access.routes import SIGNED_IN, route

urlpatterns = [
    path("", include("otmetka.config.urls")),
    route("floor/class/<int:group_id>/<int:term_id>/", floors.class_page, name="f1", action=SIGNED_IN),
    route("floor/diary/<int:pupil_id>/<str:day>/", floors.diary_week, name="f2", action=SIGNED_IN),
    route(
        "floor/save/<int:lesson_id>/<int:pupil_id>/",
        floors.save_mark,
        name="f3",
        action=SIGNED_IN,
        methods=("POST",),
    ),
]
