import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

const IDLE = { waiting: 2, running: 1, dead: 0, oldestSeconds: 4 };

test("a scrape shows what was counted, what waits, and what GitHub still allows", async () => {
  const metrics = createMetrics(() => Promise.resolve(IDLE));
  metrics.received("pull_request", "accepted");
  metrics.received("pull_request", "repeated");
  metrics.accepted(0.003);
  metrics.ran("done", 0.5, 0.2);
  metrics.gaveUp(2);
  metrics.limited({ installation: 3, kind: "secondary" });
  metrics.coalesced(1);
  metrics.judged("published", "pass", 0.2);
  metrics.published("success");
  const request = {
    installation: 3,
    resource: "core",
    kind: "read",
    status: 200,
    ms: 20,
    remaining: 4321,
  } as const;
  metrics.requested(request);
  metrics.requested({ ...request, status: null, remaining: null });
  const text = await metrics.scrape();
  for (const line of [
    'gatehouse_webhooks_total{event="pull_request",became="accepted"} 1',
    'gatehouse_webhooks_total{event="pull_request",became="repeated"} 1',
    'gatehouse_webhook_seconds_bucket{le="0.005"} 1',
    "gatehouse_coalesced_total 1",
    'gatehouse_tasks_total{result="done"} 1',
    "gatehouse_given_up_total 2",
    'gatehouse_github_limits_total{installation="3",kind="secondary"} 1',
    'gatehouse_judged_total{result="published",outcome="pass"} 1',
    'gatehouse_published_total{conclusion="success"} 1',
    'gatehouse_github_requests_total{installation="3",resource="core",kind="read",status="200"} 1',
    'gatehouse_github_requests_total{installation="3",resource="core",kind="read",status="none"} 1',
    'gatehouse_github_requests_remaining{installation="3",resource="core"} 4321',
    'gatehouse_queue_tasks{state="waiting"} 2',
    "gatehouse_queue_age_seconds 4",
  ])
    expect(text).toContain(line);
});

test("a store that does not answer costs the scrape nothing but what it knows", async () => {
  const metrics = createMetrics(() => Promise.reject(new Error("gone")));
  metrics.coalesced(1);
  expect(await metrics.scrape()).toContain("gatehouse_coalesced_total 1");
});

test("two Apps in one process count apart", async () => {
  const [one, other] = [
    createMetrics(() => Promise.resolve(IDLE)),
    createMetrics(() => Promise.resolve(IDLE)),
  ];
  one.coalesced(1);
  expect(await other.scrape()).toContain("gatehouse_coalesced_total 0");
});
