from .kept_papers import KeptPapers as KeptPapers
from .labels import Labels as Labels
from .preview_paper import PreviewPaper as PreviewPaper
