"""The one place where values become text for people, and text becomes values again.

What there is stands in `__init__.pyi`. Each module of it is imported when one of its names is first used: the window's
first list needs a few of them.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
