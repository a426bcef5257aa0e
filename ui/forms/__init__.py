"""Forms that fill the window: they take the place of the tabs until they are left."""
