"""Verbs of the queue: hold, release, move up; and what every override is asked and keeps."""
