from .add_barcode import AddBarcode as AddBarcode
from .add_substitute import AddSubstitute as AddSubstitute
from .attach_barcode import AttachBarcode as AttachBarcode
from .choose_meaning import ChooseMeaning as ChooseMeaning
from .item_edit import ItemEdit as ItemEdit
from .people import People as People
from .source_edit import SourceEdit as SourceEdit
