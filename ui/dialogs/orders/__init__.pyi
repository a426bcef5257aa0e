from .amend_line import AmendLine as AmendLine
from .cancel_line import CancelLine as CancelLine
from .close_rest import CloseRest as CloseRest
from .decline import Decline as Decline
from .history import History as History
from .lost_sales import LostSales as LostSales
from .new_order import NewOrder as NewOrder
from .substitute import SubstituteLine as SubstituteLine
