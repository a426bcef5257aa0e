"""What every dialog is made of."""
