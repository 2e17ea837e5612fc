"""留痕: every change as one entry of a hash chain per authority, written once and never changed."""
