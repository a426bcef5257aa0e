from . import kept as kept
from . import table as table
