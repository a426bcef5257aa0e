"""The rows of each list, ready to show: native values that `app.formats` puts into words.

What there is stands in `__init__.pyi`. A view is imported when it is first asked for: the window starts with one list
of three.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
