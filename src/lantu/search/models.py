"""No models: Django tells only apps that have this module when a migration is done."""
