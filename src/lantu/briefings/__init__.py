"""Files that offices pass on, made out of the domains' queries; knows no HTTP."""
