"""The web app: a ledger, or a pasted article, in a browser on this machine. Pages work without a script; what a script adds is comfort."""
