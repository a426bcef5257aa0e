from .review import ReviewForm as ReviewForm
from .tally import TallyForm as TallyForm
