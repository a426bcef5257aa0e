"""What goes onto each paper, gathered from the store into a frozen sheet of text; and the drafts of e-mails.

`table` has a row for each paper. It is imported when a paper is first asked for: the window starts without it.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
