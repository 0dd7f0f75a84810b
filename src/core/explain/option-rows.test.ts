import { expect, test } from "vitest";
import { gates } from "#core/gates/registry.ts";
import { optionRows } from "./option-rows.ts";

test.for(gates)("options of $meta.id have a name that the gate knows, a type and a meaning", (gate) => {
  const rows = optionRows(gate);
  expect(rows.map(({ name }) => name)).toEqual(Object.keys(gate.options.shape));
  for (const { name, type, meaning } of rows) {
    expect(type, name).not.toBe("");
    expect(meaning, name).not.toBe("");
  }
});

test("words that are allowed stand in place of a type, and a default is the gate's own", () => {
  const evidence = gates.find(({ meta }) => meta.id === "evidence");
  if (evidence === undefined) throw new Error("there is a gate evidence");
  const rows = new Map(optionRows(evidence).map((row) => [row.name, row]));
  expect(rows.get("binding")).toMatchObject({ type: "none, declared, embedded, attested" });
  expect(rows.get("checks")).toMatchObject({ type: "array", preset: [] });
  expect(rows.get("max_age")).not.toHaveProperty("preset");
});
