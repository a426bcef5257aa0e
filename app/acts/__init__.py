"""What was done at this desk, and taking it back."""
