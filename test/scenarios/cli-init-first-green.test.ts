import { afterAll, expect, test } from "vitest";
import { walkToFirstGreen } from "./first-green.ts";
import { removeFolders } from "./git-repository.ts";

afterAll(removeFolders);

test("from the example's code and data to a first green check, by what `init` wrote", () => {
  const [begun, checked] = walkToFirstGreen();
  expect(begun).toMatchObject({ status: 0 });
  expect(begun?.output).toContain(
    "  handoffs/triage/docs/approach.md\n      5  3 places were left to be filled in",
  );
  expect(checked?.output).toMatch(/^✓ engineering: /m);
  expect(checked?.status).toBe(0);
});
