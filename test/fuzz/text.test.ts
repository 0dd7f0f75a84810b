import { describe, expect, test, vi } from "vitest";
import { LONGEST_TEST_MS, runCampaign } from "./campaign.ts";
import { TEXT_TARGETS } from "./text-targets.ts";

vi.setConfig({ testTimeout: LONGEST_TEST_MS });

describe("what people write", () => {
  test.for(TEXT_TARGETS.map(([target, inputs]) => [target.name, inputs, target] as const))(
    "%s: %i inputs end in a result or a reason",
    async ([, inputs, target]) => {
      expect((await runCampaign(target, inputs)).faults).toEqual([]);
    },
  );

  test("the samples themselves are taken, so that their edits are nearly so", async () => {
    for (const [{ name, samples, probe }] of TEXT_TARGETS) {
      const read = await Promise.all(samples.map(probe));
      const isRefused = (said: unknown) =>
        typeof said === "string" ||
        (typeof said === "object" && said !== null && "ok" in said && said.ok === false);
      expect(read.filter((said) => !isRefused(said)).length, name).toBeGreaterThan(0);
    }
  });
});
