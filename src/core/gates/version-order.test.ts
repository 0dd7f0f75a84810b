import { expect, test } from "vitest";
import { versionOrder } from "./version-order.ts";

test.for([
  ["3.0.0", "3.1.0", -1],
  ["3.10.0", "3.9.0", 1],
  ["3.1.0", "3.1.0", 0],
  ["3.1.0-rc.1", "3.1.0", -1],
  ["3.1.0-rc.2", "3.1.0-rc.10", -1],
  ["99999999999999999999.0.0", "1.0.0", null],
  ["three", "1.0.0", null],
] as const)("%s to %s is %s", ([a, b, order]) => expect(versionOrder(a, b)).toBe(order));
