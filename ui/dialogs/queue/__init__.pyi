from .held_stock import HeldForWholeOrders as HeldForWholeOrders
from .hold import HoldLine as HoldLine
from .lend import Lend as Lend
from .move_up import MoveUp as MoveUp
from .release import Release as Release
