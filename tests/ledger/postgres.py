"""A PostgreSQL server of the tests' own, from Debian's packages: started in a folder that goes with it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path


class Server:
    """A running server; `address` is that of its database, `stop` and `start` let tests take it away and give it back."""

    def __init__(self) -> None:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
        tool = str(found[-1]) if found else shutil.which("initdb")
        if tool is None:
            raise FileNotFoundError("no PostgreSQL server: install the package postgresql")
        self._bin = Path(tool).parent
        self._home = Path(tempfile.mkdtemp(prefix="laut-postgres-"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self._user:
            shutil.chown(self._home, "postgres")
        self._run("initdb", "-D", f"{self._home}/data", "-U", "laut", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        self.start()
        self._run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "laut", "laut")

    @property
    def address(self) -> str:
        """The address of the database, without a schema."""
        return f"postgresql://laut@127.0.0.1:{self.port}/laut"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self._home} -c max_connections=40"
        self._run("pg_ctl", "-D", f"{self._home}/data", "-l", f"{self._home}/log", "-w", "-o", options, "start")

    def stop(self) -> None:
        """Stop it at once, as when the machine goes away."""
        self._run("pg_ctl", "-D", f"{self._home}/data", "-w", "-m", "immediate", "stop")

    def end(self) -> None:
        """Stop it and take away its folder."""
        self.stop()
        shutil.rmtree(self._home, ignore_errors=True)

    def _run(self, tool: str, *arguments: str) -> None:
        command = [*self._user, str(self._bin / tool), *arguments]
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, cwd=self._home, check=False)
        if done.returncode:
            raise RuntimeError(f"{tool}: {done.stderr}")
