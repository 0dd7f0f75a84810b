import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "@prometheus-io/client";
import type { InboxState } from "../inbox/inbox.ts";

/** A request to GitHub, as it is counted. */
interface CountedRequest {
  readonly installation: number;
  readonly resource: string;
  readonly kind: "read" | "write";
  /** HTTP status; `null` when there was no answer. */
  readonly status: number | null;
  readonly ms: number;
  readonly remaining: number | null;
}

/** A refusal of GitHub's, as it is counted. */
interface CountedLimit {
  readonly installation: number;
  readonly kind: "primary" | "secondary";
}

/** What the App counts, and how a scraper gets it. */
export interface Metrics {
  /** A webhook at the door: taken, already known, of no concern, or refused. */
  received(event: string, became: "accepted" | "repeated" | "ignored" | "refused"): void;
  /** Seconds from the first byte of a webhook to its answer. */
  accepted(seconds: number): void;
  /** A task that was due anyway. */
  coalesced(tasks: number): void;
  /** An attempt at a task ended, which began so many seconds after it was due. */
  ran(result: string, overdueSeconds: number, seconds: number): void;
  /** Tasks that were given up. */
  gaveUp(tasks: number): void;
  limited(limit: CountedLimit): void;
  judged(result: string, outcome: string, seconds: number): void;
  published(conclusion: string): void;
  requested(request: CountedRequest): void;
  /** The text of a scrape: Prometheus' exposition format. */
  scrape(): Promise<string>;
  readonly contentType: string;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** Creates the metrics of one App. `state` is asked at each scrape for what waits; where it fails, the scrape goes without. */
export function createMetrics(state: () => Promise<InboxState>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Counter({ name: `gatehouse_${name}`, help, labelNames: [...labelNames], registers });
  const gauge = <Label extends string>(name: string, help: string, labelNames: readonly Label[]) =>
    new Gauge({ name: `gatehouse_${name}`, help, labelNames: [...labelNames], registers });
  const histogram = (name: string, help: string) =>
    new Histogram({ name: `gatehouse_${name}`, help, buckets: SECONDS, registers });
  const received = counter("webhooks_total", "Webhooks by event and what became of them.", [
    "event",
    "became",
  ]);
  const accepting = histogram("webhook_seconds", "From a webhook's arrival to its answer.");
  const coalesced = counter("coalesced_total", "Tasks that were due anyway.", []);
  const judged = counter("judged_total", "Evaluations by what came of them.", ["result", "outcome"]);
  const judging = histogram("evaluation_seconds", "Time of an evaluation.");
  const ran = counter("tasks_total", "Attempts at tasks, by what came of them.", ["result"]);
  const waiting = histogram("task_wait_seconds", "How long a due task waited.");
  const working = histogram("task_seconds", "Time of an attempt at a task.");
  const gaveUp = counter("given_up_total", "Tasks that were given up.", []);
  const limits = counter("github_limits_total", "Refusals of GitHub's for a limit.", [
    "installation",
    "kind",
  ]);
  const published = counter("published_total", "Checks written, by what they say.", ["conclusion"]);
  const requests = counter("github_requests_total", "Requests to GitHub.", [
    "installation",
    "resource",
    "kind",
    "status",
  ]);
  const remaining = gauge("github_requests_remaining", "What GitHub still allows in this hour.", [
    "installation",
    "resource",
  ]);
  const asking = histogram("github_request_seconds", "Time of a request to GitHub.");
  const tasks = gauge("queue_tasks", "Tasks that wait, run, or were given up.", ["state"]);
  const age = gauge("queue_age_seconds", "How long the oldest due task has been waiting.", []);
  return {
    received: (event, became) => received.inc({ event, became }),
    accepted: (seconds) => accepting.observe(seconds),
    coalesced: (count) => coalesced.inc(count),
    ran: (result, overdue, seconds) => {
      ran.inc({ result });
      waiting.observe(overdue);
      working.observe(seconds);
    },
    gaveUp: (count) => gaveUp.inc(count),
    limited: ({ installation, kind }) => limits.inc({ installation, kind }),
    judged: (result, outcome, seconds) => {
      judged.inc({ result, outcome });
      judging.observe(seconds);
    },
    published: (conclusion) => published.inc({ conclusion }),
    requested: ({ installation, resource, kind, status, ms, remaining: left }) => {
      requests.inc({ installation, resource, kind, status: status ?? "none" });
      asking.observe(ms / 1000);
      if (left !== null) remaining.set({ installation, resource }, left);
    },
    scrape: async () => {
      const now = await state().catch(() => null);
      if (now !== null) {
        for (const name of ["waiting", "running", "dead"] as const) tasks.set({ state: name }, now[name]);
        age.set(now.oldestSeconds);
      }
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
