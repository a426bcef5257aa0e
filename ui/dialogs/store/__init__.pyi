from .desk_settings import DeskSettings as DeskSettings
from .export_file import ExportFile as ExportFile
from .import_wizard import ImportWizard as ImportWizard
from .recent_acts import RecentActs as RecentActs
from .teach_scanner import TeachScanner as TeachScanner
from .which_clock import WhichClock as WhichClock
