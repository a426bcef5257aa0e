"""Forms that fill the window: they take the place of the tabs until they are left."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
