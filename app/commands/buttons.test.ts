import { expect, test } from "vitest";
import { BUTTONS } from "#core/report/check-buttons.ts";
import { commandOfButton } from "./buttons.ts";

test("every button that a check may have asks for something", () => {
  const asked = Object.values(BUTTONS).map(({ label, identifier }) => [label, commandOfButton(identifier)]);
  expect(asked).toEqual([
    ["Judge again", { verb: "recheck" }],
    ["Who can act", { verb: "explain", gate: null }],
  ]);
});

test.for(["", "Recheck", "constructor", "waive"])("%j is no button of ours", (identifier) => {
  expect(commandOfButton(identifier)).toBeNull();
});
