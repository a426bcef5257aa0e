"""One table for every list: columns as data, one model, one view."""
