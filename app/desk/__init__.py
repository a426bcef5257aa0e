"""The desk: the open store with its clock and listeners, the outlook of every item, and what is due to be counted."""

from app.desk.act_under_way import ActUnderWay
from app.desk.clock import Clock
from app.desk.desk import Desk
from app.desk.feed import Listener

__all__ = ["ActUnderWay", "Clock", "Desk", "Listener"]
