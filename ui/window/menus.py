"""The menus as data."""

from __future__ import annotations

from app import papers
from app.words import N_
from ui import dialogs
from ui.window.menu_bar import Entry, Menu
from ui.window.reports import packing_slip, receiving_slip

MENUS = (
    Menu(
        N_("&File"),
        (
            Entry("new_stockroom", N_("Start a &new stockroom…"), "", "window"),
            Entry("open_stockroom", N_("&Open another stockroom…"), "Ctrl+O", "window"),
            None,
            Entry(
                "import_wizard",
                N_("&Import a spreadsheet…"),
                "Ctrl+I",
                opens=lambda ctx: ctx.open(dialogs.store.ImportWizard),
            ),
            Entry(
                "export_file",
                N_("&Export a spreadsheet…"),
                "Ctrl+E",
                opens=lambda ctx: ctx.open(dialogs.store.ExportFile),
            ),
            None,
            Entry("show_drafts", N_("E-mail &drafts"), "", "window"),
            None,
            Entry("back_up", N_("&Back up…"), "Ctrl+B", "window"),
            Entry("check_store", N_("&Check the store"), "", "window"),
            None,
            Entry("desk_settings", N_("&Settings…"), "Ctrl+,", opens=lambda ctx: ctx.open(dialogs.store.DeskSettings)),
            Entry("teach_scanner", N_("&Teach my scanner…"), opens=lambda ctx: ctx.open(dialogs.store.TeachScanner)),
            Entry("close", N_("&Quit"), "Ctrl+Q", "window"),
        ),
    ),
    Menu(
        N_("&Edit"),
        (
            Entry("undo", N_("&Undo"), "Ctrl+Z", "window"),
            Entry(
                "recent_acts", N_("&Recent acts…"), "Ctrl+Alt+Z", opens=lambda ctx: ctx.open(dialogs.store.RecentActs)
            ),
            Entry("copy", N_("&Copy the selected rows"), "", "window"),
            None,
            Entry("find_anything", N_("Find &anything"), "Ctrl+K", "window"),
            Entry("filter_list", N_("&Filter the list"), "Ctrl+F", "window"),
        ),
    ),
    Menu(
        N_("&Stock"),
        (
            Entry(
                "item_edit", N_("&New item…"), "Ctrl+Shift+I", opens=lambda ctx: ctx.open(dialogs.catalogue.ItemEdit)
            ),
            Entry("edit_item", N_("&Edit the item…"), "F2", "page"),
            Entry("add_barcode", N_("Add a &barcode…"), "Ctrl+Shift+B", "page"),
            Entry("add_source", N_("Add a &source…"), "", "page"),
            Entry("add_substitute", N_("Add a s&ubstitute…"), "", "page"),
            None,
            Entry("issue_stock", N_("&Issue for internal use…"), "Ctrl+U", "page"),
            Entry("correct_stock", N_("&Correct the record…"), "Ctrl+Shift+C", "page"),
        ),
    ),
    Menu(
        N_("&Orders"),
        (
            Entry("new_order", N_("&New order…"), "Ctrl+N", opens=lambda ctx: ctx.open(dialogs.orders.NewOrder)),
            Entry("new_order_for", N_("New order for this &item…"), "Ctrl+Shift+O", "page"),
            Entry("order_again", N_("New order for &the same customer…"), "Ctrl+Shift+A", "page"),
            Entry("show_item", N_("Show the it&em"), "Ctrl+J", "page"),
            None,
            Entry("ship_all", N_("Ship everything &ready…"), "Ctrl+Shift+H", "window"),
            Entry("ship", N_("&Ship the selected lines…"), "Ctrl+H", "page"),
            Entry("short_pick", N_("&Fewer on the shelf…"), "Ctrl+L", "page"),
            Entry("move_up", N_("&Move up…"), "Ctrl+Shift+U", "page"),
            Entry("ship_more", N_("Ship m&ore than its share…"), "", "page"),
            Entry("lend", N_("Len&d held stock…"), "", "page"),
            Entry(
                "held_stock",
                N_("Held for &whole orders…"),
                "Ctrl+Alt+W",
                opens=lambda ctx: ctx.open(dialogs.queue.HeldForWholeOrders),
            ),
            Entry("hold", N_("H&old…"), "Ctrl+Alt+H", "page"),
            Entry("release", N_("R&elease…"), "", "page"),
            Entry("substitute", N_("S&ubstitute…"), "", "page"),
            Entry("substitute_back", N_("&Back to the original"), "", "page"),
            Entry("amend_line", N_("More or &less…"), "", "page"),
            Entry("close_rest", N_("Close &the rest…"), "", "page"),
            Entry("cancel_line", N_("&Cancel a quantity…"), "Ctrl+Del", "page"),
            None,
            Entry(
                "notices", N_("N&otices to customers…"), "Ctrl+T", opens=lambda ctx: ctx.open(dialogs.promises.Notices)
            ),
            Entry("tell", N_("&Tell the customer…"), "Ctrl+Shift+T", "page"),
            Entry("answer", N_("Record the &answer…"), "Ctrl+Alt+A", "page"),
            Entry("set_collects", N_("The order is collected, or sent"), "", "page"),
            None,
            Entry(
                "take_back", N_("Take goods &back…"), "Ctrl+Alt+B", opens=lambda ctx: ctx.open(dialogs.goods.TakeBack)
            ),
            None,
            Entry(
                "people",
                N_("C&ustomers and suppliers…"),
                "Ctrl+Shift+P",
                opens=lambda ctx: ctx.open(dialogs.catalogue.People),
            ),
        ),
    ),
    Menu(
        N_("&Buying"),
        (
            Entry(
                "new_purchase_order",
                N_("&New purchase order…"),
                "Ctrl+Shift+N",
                opens=lambda ctx: ctx.open(dialogs.buying.NewPurchaseOrder),
            ),
            Entry("suggest", N_("S&uggestions…"), "Ctrl+G", opens=lambda ctx: ctx.open(dialogs.buying.Suggest)),
            Entry("order_item", N_("&Order the selected item…"), "Ctrl+Shift+G", "page"),
            None,
            Entry("edit_draft", N_("&Edit the draft…"), "", "page"),
            Entry("send", N_("&Send…"), "Ctrl+Shift+S", "page"),
            Entry("confirm", N_("&Confirm…"), "Ctrl+Shift+D", "page"),
            Entry("receive", N_("&Receive…"), "Ctrl+R", "page"),
            Entry(
                "receive_choice",
                N_("Receive a deli&very…"),
                "Ctrl+Shift+R",
                opens=lambda ctx: ctx.open(dialogs.goods.ReceiveChoice),
            ),
            Entry(
                "receive_without_order",
                N_("Receive &without an order…"),
                opens=lambda ctx: ctx.open(dialogs.goods.ReceiveWithoutOrder),
            ),
            Entry("put_away", N_("Put awa&y…"), "Ctrl+Alt+P", opens=lambda ctx: ctx.open(dialogs.goods.PutAway)),
            None,
            Entry(
                "chase_list", N_("Chas&e list…"), "Ctrl+Shift+K", opens=lambda ctx: ctx.open(dialogs.buying.ChaseList)
            ),
            Entry("chase", N_("Chase the su&pplier…"), "Ctrl+Alt+K", "page"),
            Entry("supplier_record", N_("Supplier's reco&rd…"), "", "page"),
            None,
            Entry("reverse_receipt", N_("Reverse the &last receipt"), "", "page"),
            Entry("close_short", N_("&Fewer or none…"), "", "page"),
            Entry("cancel_po", N_("C&ancel the purchase order…"), "", "page"),
        ),
    ),
    Menu(
        N_("&Counting"),
        (
            Entry(
                "open_count", N_("&New count…"), "Ctrl+Alt+N", opens=lambda ctx: ctx.open(dialogs.counting.OpenCount)
            ),
            Entry("count_items", N_("&Count the selected items…"), "Ctrl+Shift+Y", "page"),
            Entry("doubt", N_("&Doubt the record…"), "Ctrl+Alt+D", "page"),
            None,
            Entry("go_on_count", N_("&Go on counting"), "Ctrl+Alt+G", "page"),
            Entry("enter_sheet", N_("&Key in a paper sheet…"), "Ctrl+Alt+S", "page"),
            Entry("review_count", N_("&Review the count"), "Ctrl+Alt+R", "page"),
            Entry("cancel_count", N_("C&ancel the count"), "", "page"),
            Entry("undo_count", N_("&Take the count back"), "", "page"),
        ),
    ),
    Menu(
        N_("&Reports"),
        (
            Entry(
                "pick_list",
                N_("Pick &list of what is ready…"),
                "Ctrl+Shift+L",
                opens=lambda ctx: ctx.open_paper(papers.table.PICK_LIST.of()),
            ),
            Entry(
                "packing_slip",
                N_("Packing slip of the last s&hipment…"),
                opens=lambda ctx: ctx.open_paper(packing_slip),
            ),
            Entry(
                "receiving_slip",
                N_("&Receiving slip of the last receipt…"),
                opens=lambda ctx: ctx.open_paper(receiving_slip),
            ),
            Entry("labels", N_("La&bels…"), opens=lambda ctx: ctx.open(dialogs.papers.Labels)),
            Entry("label_item", N_("Label of the &item…"), "", "page"),
            Entry("count_sheet", N_("&Count sheet…"), "Ctrl+P", "page"),
            Entry("variance_report", N_("&Variances of the count…"), "", "page"),
            None,
            Entry(
                "status_paper",
                N_("Backorder status of the whole &queue…"),
                "Ctrl+Shift+Q",
                opens=lambda ctx: ctx.open_paper(papers.table.STATUS.of()),
            ),
            Entry("print_status", N_("Backorder &status of the selected…"), "Ctrl+P", "page"),
            Entry("confirm_order", N_("Order con&firmation…"), "", "page"),
            Entry("print_po", N_("&Purchase order…"), "Ctrl+P", "page"),
            Entry("kept_papers", N_("Papers that l&eft…"), opens=lambda ctx: ctx.open(dialogs.papers.KeptPapers)),
            Entry("order_papers", N_("Papers of the order…"), "", "page"),
            Entry("customer_papers", N_("Papers to the customer…"), "", "page"),
            Entry("po_papers", N_("The purchase order as it was sent…"), "", "page"),
            None,
            Entry("lost_sales", N_("&Lost sales…"), opens=lambda ctx: ctx.open(dialogs.orders.LostSales)),
            Entry(
                "override_audit",
                N_("&Override audit…"),
                opens=lambda ctx: ctx.open_paper(papers.table.OVERRIDE_AUDIT.of()),
            ),
        ),
    ),
    Menu(
        N_("&View"),
        (
            Entry("show_items", N_("&Items"), "Ctrl+1", "window"),
            Entry("show_queue", N_("&Queue"), "Ctrl+2", "window"),
            Entry("show_purchase_orders", N_("&Purchase orders"), "Ctrl+3", "window"),
            Entry("show_counts", N_("&Counts"), "Ctrl+4", "window"),
            None,
            Entry("look_system", N_("Colours of the &system"), "", "window", "look"),
            Entry("look_light", N_("&Light"), "", "window", "look"),
            Entry("look_dark", N_("&Dark"), "", "window", "look"),
            None,
            Entry("read_again", N_("&Read everything again"), "F5", "window"),
        ),
    ),
    Menu(
        N_("&Help"),
        (
            Entry("help", N_("&Help"), "F1", "window"),
            Entry("help_keyboard", N_("&Keyboard"), "", "window"),
            Entry("help_whats_new", N_("&What's new"), "", "window"),
            None,
            Entry("about", N_("&About Backorder Desk"), "", "window"),
        ),
    ),
)


def entries() -> list[Entry]:
    """Every entry of every menu."""
    return [entry for menu in MENUS for entry in menu.entries if entry is not None]
