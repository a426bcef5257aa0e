"""The dialogs, by the noun they are about. Each is imported when it is first asked for: `dialogs.queue.HoldLine`."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
