"""Dialogs of the store and this PC: settings, import and export, recent acts, the scanner."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
