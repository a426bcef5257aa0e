from .approve_count import ApproveCount as ApproveCount
from .attach_code import AttachCode as AttachCode
from .doubt import Doubt as Doubt
from .enter_sheet import EnterSheet as EnterSheet
from .open_count import OpenCount as OpenCount
