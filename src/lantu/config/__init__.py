"""The installation: settings, addresses, the server and the commands; knows every layer."""
