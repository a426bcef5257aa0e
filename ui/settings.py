"""What a person arranged on this PC: window, columns, filters. Not the stockroom's settings (they are in the store)."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class Settings:
    """Values that JSON can hold, under names. `path` is an ini file; None is the system's own place."""

    def __init__(self, path: str | None = None) -> None:
        if path is None:
            self._kept = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "backorder-desk", "window")
        else:
            self._kept = QSettings(path, QSettings.Format.IniFormat)

    def get(self, key: str, default: Any = None) -> Any:
        """The value under `key`; `default` where there is none or it cannot be read."""
        text = self._kept.value(key)
        if not isinstance(text, str):
            return default
        try:
            return json.loads(text)
        except ValueError:  # somebody edited the file by hand
            return default

    def put(self, key: str, value: Any) -> None:
        text = json.dumps(value, ensure_ascii=False)
        if self._kept.value(key) != text:
            self._kept.setValue(key, text)

    def get_bytes(self, key: str) -> QByteArray:
        """Bytes that `put_bytes` kept; empty where there are none."""
        return QByteArray.fromBase64(str(self.get(key, "")).encode("ascii", "ignore"))

    def put_bytes(self, key: str, value: QByteArray) -> None:
        self.put(key, bytes(value.toBase64().data()).decode("ascii"))

    def sync(self) -> None:
        self._kept.sync()
