"""Where the two pure functions run: in this process, on all cores, on a cluster. An engine holds no meaning of its own."""
