"""A site in a container: what lies in /site, held back while /site/slow exists.

Each visit is a line of /site/visits.
"""

import http.server
import pathlib
import time

SITE = pathlib.Path("/site")


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        page = SITE / f"{pathlib.PurePosixPath(self.path).name}.html"
        if not page.exists():
            self.send_error(404)
            return
        body = page.read_bytes()
        with (SITE / "visits").open("a") as visits:
            visits.write(f"{self.path}\n")
        while (SITE / "slow").exists():
            time.sleep(0.1)
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


http.server.ThreadingHTTPServer(("", 8000), Handler).serve_forever()
