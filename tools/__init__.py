"""What the developers' tools share. Knows the checkout; the product never imports it."""
