"""The tabs, a package each: list, detail and acts."""
