import { expect, test } from "vitest";
import { hasSignOffFacts, SIGN_OFF_FACTS } from "./requirement.ts";
import { factsOf } from "./scene.fixture.ts";

const FACTS = factsOf({ head: { model: "new" } });

test("sign-offs are weighed from whole facts", () => {
  expect(hasSignOffFacts(FACTS)).toBe(true);
});

test.for(SIGN_OFF_FACTS)("and not without %s", (key) => {
  const { [key]: _, ...others } = FACTS;
  expect(hasSignOffFacts(others)).toBe(false);
});
