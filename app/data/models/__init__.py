"""The tables, stated once: columns, constraints and indexes, nothing else.

`app.data.store.schema` makes their SQL, `app.data.store.records` what reads and writes them.

Quantities are whole thousandths, money whole ten-thousandths (`app.data.store.units` converts); dates are ISO
text, stamps UTC ISO text. Two columns are caches that the database itself keeps in step (`guards_sqlite`) and `verify`
compares with their sources: `OrderLine.waiting` and `ScheduleRow.received`.
"""
