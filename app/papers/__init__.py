"""What goes onto each paper, gathered from the store into a frozen sheet of text; and the drafts of e-mails."""
