"""`backorder`, the headless program: every act of a day without a window.

With `--json` the answer is one JSON value on standard output, also for a refusal, whose sentence goes to standard error
as ever. An import that takes longer than a moment then reports on standard error, one line of JSON at a time:
`{"progress": 1500, "of": 3147}`. Ending the process takes back what it has not finished.
"""

from __future__ import annotations

from importlib import import_module

import click

from app.cli.options import DeskGroup

# Each command's module, and how its help begins. A module is imported when a command of it is run, with the rooms that
# it needs at its top; the sentences stand here too, so that `--help` imports none of them.
COMMANDS: dict[str, tuple[str, str]] = {
    "init": ("care", "Make a new, empty store."),
    "demo": ("demo", "Make the demo stockroom."),
    "backup": ("care", "Copy the store to FILE; the copy is verified before it counts."),
    "verify": ("care", "Check the store against itself."),
    "import": ("spreadsheets", "Take in a CSV file of one KIND, whole or not at all."),
    "export": ("spreadsheets", "Write one KIND to a CSV file that can be imported again."),
    "queue": ("lists", "Who waits for what, in which place, and until when."),
    "items": ("lists", "What is on hand, free, waiting and on order, and how each item stands."),
    "find": ("lists", "Items, documents, customers, suppliers and bins that TEXT names, open or finished."),
    "order": ("orders", "Accept an order of CUSTOMER, or with --preview only say what it would get."),
    "collects": ("orders", "The customer collects what is ready of ORDER: they are told as soon as it is."),
    "hold": ("queueing", "Hold a line of ORDER: it keeps its place and its goods, and does not ship."),
    "release": ("queueing", "Release a held line of ORDER."),
    "cancel": (
        "queueing",
        "Cancel what waits of a line of ORDER, or so many of it; its goods pass to the next in the queue.",
    ),
    "move-up": ("queueing", "Put a line of ORDER directly before another order in the same queue."),
    "held": ("queueing", "Stock that orders which ship complete hold until they are whole, and what they wait for."),
    "lend": ("queueing", "Ship a line of ORDER out of stock that whole orders ahead of it hold."),
    "substitute": ("queueing", "Let free stock of another item stand for a line of ORDER, or take that back."),
    "suggest": ("suggesting", "What should be ordered, and why so much."),
    "send": ("sending", "Mark the draft PO as sent today."),
    "confirm": ("suppliers", "Write down the dates that the supplier confirmed for a sent PO."),
    "chase": (
        "suppliers",
        "What suppliers are to be asked about, by the harm it does; or write down that one was asked.",
    ),
    "reduce": ("giving_up", "Order fewer of an item of a sent PO."),
    "close-short": ("giving_up", "Give up what is still open of an item of a sent PO."),
    "cancel-po": ("giving_up", "Cancel a draft, or a sent PO of which nothing has come."),
    "receive": (
        "receiving",
        "Book what has come of a sent PO: everything, or one item of it; or goods that no PO speaks of.",
    ),
    "reject": ("receiving", "Write down what came of a sent PO and is not taken: it never becomes stock."),
    "put-away": ("receiving", "Mark everything received as put away into its bins, or list what has not been."),
    "ship": ("sending", "Ship what is ready, of one order or of all; or list what is to be picked for it."),
    "notices": ("promises", "Who is due to be told what."),
    "tell": ("promises", "Write down that customers were told how their lines stand now."),
    "answer": ("promises", "Write down what the customer of ORDER chose, and do it."),
    "count": ("count_reviews", "Count what is on the shelves, and put the record right."),
    "print": ("printing", "Print to a PDF file."),
    "papers": ("printing", "The papers that left, which can be printed again as copies, the latest first."),
    "history": ("history", "What was done lately, by whom, the latest first."),
    "reverse": (
        "history",
        'Take ACT back: its number in the history, or "last" for the latest that can be taken back.',
    ),
}


class Program(DeskGroup):
    """The commands above, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"{__name__}.{COMMANDS[name][0]}")
        return next(each for each in vars(module).values() if isinstance(each, click.Command) and each.name == name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        width = formatter.width - 6 - max(map(len, COMMANDS))
        listed = [click.Command(name, help=sentence) for name, (_module, sentence) in sorted(COMMANDS.items())]
        with formatter.section("Commands"):
            formatter.write_dl([(each.name or "", each.get_short_help_str(width)) for each in listed])


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
def backorder() -> None:
    """Keep a small stockroom's promises, without a window."""
