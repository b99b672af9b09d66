"""Root URLs."""

urlpatterns = []
