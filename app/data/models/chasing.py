"""How suppliers were chased."""

from __future__ import annotations

from peewee import AutoField, Check, TextField

from app.data.models.acts import Act
from app.data.models.purchases import ScheduleRow
from app.data.models.table import Table, day, key_to, text


class Chasing(Table):
    """A supplier was asked about a schedule row. It only grows: one chased by mistake is reversed by its act."""

    id = AutoField()
    act = key_to(Act)
    row = key_to(ScheduleRow)
    chased_on = day("chased_on")
    how = TextField(constraints=[Check("how IN ('letter', 'e-mail', 'phone', 'in-person')")])
    note = text()
