"""One dialog a module: `show(context, ...)` opens it."""
