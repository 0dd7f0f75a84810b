import fc from "fast-check";
import { expect, test } from "vitest";
import { BOUNDARIES } from "#core/handoff/required-when.ts";
import { expectAsStrict, expectNotWeaker, settings } from "../../../test/strictness.ts";
import { extended } from "./extended.fixture.ts";
import { gatesFor } from "./gates-for.ts";
import { type GateSetting, type GateSettings, RISKS } from "./policy.ts";
import { readPolicy } from "./read-policy.ts";

/** Settings as a policy's text has them. */
function written(given: GateSettings): object {
  const spelled = (setting: GateSetting) =>
    setting.on ? { ...setting.options, severity: setting.severity } : "off";
  return Object.fromEntries(Object.entries(given).map(([gate, setting]) => [gate, spelled(setting)]));
}

const some = { requiredKeys: [] };
const gates = settings.map(written);
const tiers = fc.record({ Low: gates, Medium: gates, High: gates }, some);
const stage = fc.record({ gates, requires: fc.constantFrom(...BOUNDARIES) }, some);
const policy = (names: readonly string[]) =>
  fc.record({
    stages: fc.tuple(...names.map(() => stage)),
    risk: tiers,
    named: fc.subarray([...names], { minLength: 1 }),
  });
const roles = { r: { owners: ["@r"] }, s: { owners: ["@s"] } };

type Source = ReturnType<typeof policy> extends fc.Arbitrary<infer T> ? T : never;

/** JSON is YAML. Stages that are not named are left out; a gate that cannot be turned off where it is, is left alone. */
function textOf({ stages, risk, named }: Source, names: readonly string[], branches: boolean): string {
  const own = names.flatMap((name, index) =>
    named.includes(name)
      ? [[name, { ...(branches ? { branches: [`b-${name}`] } : {}), ...stages[index] }] as const]
      : [],
  );
  const risks = Object.entries(risk).map(([tier, asked]) => [tier, { gates: withoutOff(asked) }]);
  return [
    `stages: ${JSON.stringify(Object.fromEntries(own))}`,
    `risk: ${JSON.stringify(Object.fromEntries(risks))}`,
  ].join("\n");
}

function withoutOff(asked: object): object {
  return Object.fromEntries(Object.entries(asked).filter(([, setting]) => setting !== "off"));
}

const NAMES = ["first", "second", "third"];
const OWN_NAMES = ["early", "first", "middle", "third"];

test("whatever a policy says on top of another, no stage and no risk asks for less than that one does", () => {
  let compared = 0;
  const property = fc.property(policy(NAMES), policy(OWN_NAMES), (theirs, own) => {
    const text = `roles: ${JSON.stringify(roles)}\n${textOf(theirs, NAMES, true)}\n`;
    // Stages that turn off what an earlier one asks for are no policy.
    fc.pre(readPolicy(`version: 1\n${text}`, "p", "d").ok);
    const ownText = textOf(own, OWN_NAMES, true);
    const reading = extended(text, ownText);
    if (!reading.ok) throw new Error(`${JSON.stringify(reading.issues)}\n${text}\n${ownText}`);
    const joined = reading.value;
    const alone = joined.extends?.policy;
    if (alone === undefined) throw new Error("nothing is extended");
    for (const each of alone.stages) {
      for (const risk of RISKS) expectNotWeaker(gatesFor(alone, each, risk), gatesFor(joined, each, risk));
    }
    compared++;
    // And all that the policy itself writes is asked as well.
    for (const each of joined.stages) {
      for (const [id, setting] of Object.entries(each.gates)) {
        const asked = gatesFor(joined, each, "Low").find(({ gate }) => gate.meta.id === id);
        if (!setting.on || asked === undefined) continue;
        if (setting.severity === "block") expect(asked.severity).toBe("block");
        for (const [name, value] of Object.entries(setting.options)) {
          expectAsStrict(name, value, asked.options[name]);
        }
      }
    }
  });
  fc.assert(property, { seed: 20261121, numRuns: 150 });
  expect(compared).toBe(150);
});
