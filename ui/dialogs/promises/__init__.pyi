from .answer import Answer as Answer
from .notices import Notices as Notices
from .strike import Strike as Strike
from .tell import Tell as Tell
