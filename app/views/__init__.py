"""The rows of each list, ready to show: native values that `app.formats` puts into words."""

from app.views import items, projection, purchases, queue, today

__all__ = ["items", "projection", "purchases", "queue", "today"]
