"""Which store the window shows: opening it, making a first one, changing to another."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon

from app.words import _
from ui import dialogs
from ui.starting.opening import Opening, create_demo, create_empty, waiting_text
from ui.starting.single import FirstWindow, raise_first
from ui.tasks import Tasks

if TYPE_CHECKING:
    from app.desk import Desk
    from ui.window.main_window import MainWindow

ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
ICON_SIZES = (16, 24, 32, 48, 64, 128)
MINIMISED = Qt.WindowState.WindowMinimized


class Stockroom(QObject):
    """Brings the store at `path` into `window` once the window stands, and another one when a person chooses it."""

    def __init__(
        self,
        window: MainWindow,
        path: Path,
        *,
        person: str = "",
        stated: date | None = None,
        alone: bool = True,
        demo: bool = False,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._path = path
        self._person = person
        self._stated = stated
        self._alone = alone
        self._demo = demo
        self._first: FirstWindow | None = None
        self._then_import = False
        window.started.connect(self.begin)
        window.store_chosen.connect(lambda chosen: self.change_to(Path(chosen)))

    def begin(self) -> None:
        """After the first paint: what the window can do without for a moment, then the store."""
        icon = QIcon()
        for size in ICON_SIZES:
            icon.addFile(str(ICONS / f"backorder-desk-{size}.png"))
        self._window.setWindowIcon(icon)
        self._listen()
        self.open()

    def open(self) -> None:
        """Open the store at the path at hand; at none, ask what to start with."""
        self._window.wait_with(waiting_text(self._path, 0))
        opening = Opening(self._window, self._path, person=self._person, stated=self._stated)
        opening.stepped.connect(lambda share: self._window.wait_with(waiting_text(self._path, share)))
        opening.opened.connect(self._show)
        opening.missing.connect(self._make_demo if self._demo else self._welcome)
        opening.failed.connect(lambda text: self._window.show_trouble(text, self.open))
        for end in (opening.opened, opening.missing, opening.failed):
            end.connect(lambda *_: opening.deleteLater())
        opening.start()

    def change_to(self, path: Path) -> None:
        """Show the store at `path` instead; where another window has it open, that one comes to the front."""
        if self._alone and path != self._path and raise_first(path):
            return
        self._window.detach()
        self._path = path
        self._listen()
        self.open()

    def _show(self, desk: Desk) -> None:
        self._window.attach(desk)
        self._window.settings.put("store", str(self._path))
        self._say_problems(desk)
        if self._then_import and self._window.ctx is not None:
            self._then_import = False
            self._window.ctx.open(dialogs.store.ImportWizard)

    def _say_problems(self, desk: Desk) -> None:
        """Say what is wrong with this PC, though the store is sound."""
        problems = desk.problems
        context = self._window.ctx
        if problems and context is not None:
            from app import formats

            text = " ".join(formats.sentence(problem) for problem in problems)
            self._window.say(text, [(_("Settings…"), lambda: context.open(dialogs.store.DeskSettings))], "bad")

    def _listen(self) -> None:
        """Answer second starts on this store."""
        if self._first is not None:
            self._first.close()
            self._first = None
        if self._alone:
            self._first = FirstWindow(self._path, self)
            self._first.raised.connect(self._come_forward)

    def _come_forward(self) -> None:
        self._window.setWindowState(self._window.windowState() & ~MINIMISED)
        self._window.raise_()
        self._window.activateWindow()

    # first start

    def _welcome(self) -> None:
        from ui.starting.welcome import Welcome

        welcome = Welcome()
        welcome.demo.connect(self._make_demo)
        welcome.empty.connect(lambda: self._make_empty(then_import=False))
        welcome.import_file.connect(lambda: self._make_empty(then_import=True))
        welcome.open_store.connect(lambda path: self.change_to(Path(path)))
        self._window.setWindowTitle(_("Welcome to Backorder Desk"))
        self._window.show_instead(welcome)
        welcome.first.setFocus()

    def _make_empty(self, *, then_import: bool) -> None:
        if create_empty(self._window, self._path):
            self._then_import = then_import
            self.open()

    def _make_demo(self) -> None:
        """Make the demo stockroom beside the program, so that the window stays alive meanwhile."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._window.wait_with(waiting_text(self._path, 0))
        task = create_demo(Tasks(str(self._path), self, lambda: self._stated))
        task.finished.connect(lambda _answer: self.open())
        task.failed.connect(lambda text: self._window.show_trouble(text, self._make_demo))
        task.start()
