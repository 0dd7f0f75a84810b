import { createServer, type Server } from "node:http";
import type { Metrics } from "./metrics.ts";

/** Where a scraper asks. */
const METRICS_PATH = "/metrics";

/** Serves the metrics, and nothing else: on a port of its own, since they name installations and are nobody's business outside. */
export function createMetricsServer(metrics: Pick<Metrics, "scrape" | "contentType">): Server {
  const server = createServer((request, response) => {
    const path = (request.url ?? "").split("?", 1)[0];
    if (path !== METRICS_PATH || request.method !== "GET") {
      response.writeHead(404).end();
      return;
    }
    metrics.scrape().then(
      (text) => response.writeHead(200, { "content-type": metrics.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 10_000;
  return server;
}
