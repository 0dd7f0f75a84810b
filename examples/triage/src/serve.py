"""Answers POST /score over HTTP with the model that `current` points to, and GET /metrics for Prometheus."""

import argparse
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from model import Model

BUCKETS = (0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 1.0)  # seconds
LARGEST_BODY = 64 * 1024


class Service:
    """The current model and the counters. A swapped `current` link is picked up by the next request."""

    def __init__(self, current):
        self._current = Path(current)
        self._lock = threading.Lock()
        self._target = None
        self._model = None
        self.requests = {"200": 0, "400": 0, "500": 0}
        self.buckets = [0] * len(BUCKETS)
        self.seconds = 0.0
        self.read_first = 0

    def model(self):
        target = self._current.resolve(strict=True)
        with self._lock:
            if target != self._target:
                self._model, self._target = Model.load(target / "model.json"), target
            return self._model

    def count(self, status, seconds, read_first):
        with self._lock:
            self.requests[status] += 1
            self.seconds += seconds
            self.read_first += int(read_first)
            for place, bound in enumerate(BUCKETS):
                self.buckets[place] += int(seconds <= bound)

    def exposition(self):
        """The counters in Prometheus' text format; the names are those of ops/rules.yml."""
        total = sum(self.requests.values())
        lines = [f'triage_requests_total{{code="{code}"}} {n}' for code, n in self.requests.items()]
        lines += [f'triage_request_seconds_bucket{{le="{le}"}} {n}' for le, n in zip(BUCKETS, self.buckets)]
        lines += [
            f'triage_request_seconds_bucket{{le="+Inf"}} {total}',
            f"triage_request_seconds_sum {self.seconds}",
            f"triage_request_seconds_count {total}",
            f"triage_read_first_total {self.read_first}",
        ]
        return "\n".join(lines) + "\n"


class Handler(BaseHTTPRequestHandler):
    """HTTP around a Service, which `serve` puts on the server."""

    def do_GET(self):
        if self.path != "/metrics":
            return self._answer(404, "text/plain", "not found\n")
        return self._answer(200, "text/plain; version=0.0.4", self.server.service.exposition())

    def do_POST(self):
        if self.path != "/score":
            return self._answer(404, "text/plain", "not found\n")
        began = time.perf_counter()
        status, body = self._score()
        self.server.service.count(str(status), time.perf_counter() - began, body.get("read_first", False))
        return self._answer(status, "application/json", json.dumps(body) + "\n")

    def _score(self):
        try:
            model = self.server.service.model()
        except (OSError, KeyError, ValueError):
            return 500, {"error": "the model cannot be read"}
        try:
            length = int(self.headers.get("Content-Length", "0"))
            if length > LARGEST_BODY:
                raise ValueError(f"at most {LARGEST_BODY} bytes")
            sample = json.loads(self.rfile.read(length))
            if not isinstance(sample, dict):
                raise ValueError("expected an object of measurements")
            score = model.score(sample)
        except (ValueError, TypeError) as error:
            return 400, {"error": str(error)}
        return 200, {"version": model.version, "score": score, "read_first": score >= model.threshold}

    def _answer(self, status, kind, text):
        payload = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, *arguments):
        """Counted, not printed: a request holds measurements of a patient."""


def serve(current, port):
    """A server that is bound, not yet running; port 0 takes a free one."""
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    server.service = Service(current)
    return server


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("current", help="link to the folder of the model in service")
    parser.add_argument("--port", type=int, default=8080)
    options = parser.parse_args()
    serve(options.current, options.port).serve_forever()
