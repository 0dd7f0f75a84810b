import { expect, test } from "vitest";
import { checkedMetrics } from "./checked-metrics.ts";

test("the metrics that checks read, without their format", () => {
  const options = { checks: [{ name: "AUC", read: "metrics:test.auc" }, { read: "k6:http_req{a:b}" }] };
  expect(checkedMetrics([{ options }, { options: {} }, { options: { checks: 1 } }])).toEqual([
    "test.auc",
    "http_req{a:b}",
  ]);
});
