import { expect, test } from "vitest";
import { BUTTONS, checkButtons } from "./check-buttons.ts";
import { GREEN, PENDING, RED } from "./golden/verdicts.fixture.ts";

test("buttons keep to what GitHub takes: three, with a label of 20, a description of 40 and an identifier of 20 characters", () => {
  const buttons = Object.values(BUTTONS);
  expect(buttons.length).toBeLessThanOrEqual(3);
  for (const { label, description, identifier } of buttons) {
    expect(label.length).toBeLessThanOrEqual(20);
    expect(description.length).toBeLessThanOrEqual(40);
    expect(identifier.length).toBeLessThanOrEqual(20);
  }
  expect(new Set(buttons.map(({ identifier }) => identifier)).size).toBe(buttons.length);
});

test("where nobody has to act, nobody is asked who can", () => {
  const labels = [RED, PENDING, GREEN].map((judged) => checkButtons(judged).map(({ label }) => label));
  expect(labels).toEqual([["Judge again", "Who can act"], ["Judge again", "Who can act"], ["Judge again"]]);
});
