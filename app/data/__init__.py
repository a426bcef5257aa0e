"""The store. The only package that knows peewee; rows never leave it, domain values do."""
