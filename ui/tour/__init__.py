"""The tour through the real windows."""
