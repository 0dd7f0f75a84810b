import { gates } from "#core/gates/registry.ts";
import type { Issue } from "#core/model/statement.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { inOrder } from "#core/source/in-order.ts";
import type { SourceDocument } from "#core/source/read-yaml.ts";
import { locate, locateKey } from "#core/source/span-of.ts";
import { checkAfter } from "./check-after.ts";
import { checkEnvironments } from "./check-environments.ts";
import { checkFreezes } from "./check-freezes.ts";
import { checkReminders } from "./check-reminders.ts";
import { checkTurnedOff } from "./check-turned-off.ts";
import { type Asked, checkWaivers } from "./check-waivers.ts";
import type { Complain, Path } from "./complain.ts";
import type { PolicySource } from "./policy-schema.ts";
import { settingOf } from "./written-settings.ts";

/** What a schema cannot say: names that must exist, branches that two stages claim, gates that cannot be turned off. */
export function crossCheck(source: PolicySource, document: SourceDocument, path: string): readonly Issue[] {
  const issues: Issue[] = [];
  const complain = complainInto(issues, document, path);
  checkNames(source, source, complain);
  checkTurnedOff(source, complain);
  const [first] = Object.values(source.stages);
  // What the first stage does not turn off it asks for, named or not.
  const turnedOn = new Set(gates.map(({ meta }) => meta.id).filter((id) => first?.gates?.[id] !== "off"));
  for (const [stage, { gates: given }] of Object.entries(source.stages)) {
    const at = ["stages", stage, "gates"];
    checkOff(given, turnedOn, at, OF_A_STAGE, complain);
  }
  checkOffOfRisks(source, complain);
  return inOrder(issues);
}

/** Notes mistakes of a policy with their places in its file. */
export function complainInto(issues: Issue[], document: SourceDocument, path: string): Complain {
  return (id, says, values, at, fix) =>
    issues.push({
      id,
      says,
      values,
      // What is named by a key is mended at the key.
      where: (id === "unknown-role" ? locateKey : locate)(path, document.positions, at),
      ...(fix === undefined ? {} : { fix }),
    });
}

/** Whether all that a policy names exists, and nothing is claimed twice. `asked`: where checks of gates may be defined. */
export function checkNames(source: PolicySource, asked: Asked, complain: Complain): void {
  checkBranches(source, complain);
  checkAfter(source, complain);
  checkEnvironments(source, complain);
  checkFreezes(source, complain);
  checkReminders(source, complain);
  checkWaivers(source, asked, complain);
  const roles = Object.keys(source.roles);
  for (const [stage, { gates: given }] of Object.entries(source.stages)) {
    checkRoles(given, roles, ["stages", stage, "gates"], `stage "${stage}"`, complain);
  }
  for (const [tier, added] of Object.entries(source.risk)) {
    checkRoles(added?.gates, roles, ["risk", tier, "gates"], `risk ${tier}`, complain);
  }
}

/** No risk tier turns a gate off. */
export function checkOffOfRisks(source: PolicySource, complain: Complain): void {
  for (const [tier, added] of Object.entries(source.risk)) {
    const all = new Set(gates.map(({ meta }) => meta.id));
    checkOff(added?.gates, all, ["risk", tier, "gates"], OF_A_RISK, complain);
  }
}

function checkBranches(source: PolicySource, complain: Complain): void {
  const claimed = new Map<string, string>();
  for (const [stage, { branches }] of Object.entries(source.stages)) {
    for (const [index, branch] of branches.entries()) {
      const other = claimed.get(branch);
      if (other !== undefined) {
        complain(
          "branch-of-two-stages",
          "branch `{branch}` belongs to stage `{other}` already",
          { branch, other },
          ["stages", stage, "branches", index],
          "give each branch to one stage",
        );
      }
      claimed.set(branch, stage);
    }
  }
}

const OF_A_STAGE = {
  says: "an earlier stage asks for gate `{gate}`, and a later one asks for at least as much",
  fix: "remove this line, or turn the gate off where it is first asked for",
};

const OF_A_RISK = {
  says: "a risk tier only adds to what the stages ask for, so it cannot turn gate `{gate}` off",
  fix: "remove this line, or turn the gate off in the stages",
};

function checkOff(
  given: Readonly<Record<string, unknown>> | undefined,
  turnedOn: Set<string>,
  at: Path,
  { says, fix }: { readonly says: string; readonly fix: string },
  complain: Complain,
): void {
  for (const [gate, value] of Object.entries(given ?? {})) {
    if (value === "off" && turnedOn.has(gate)) {
      complain("cannot-turn-off", says, { gate }, [...at, gate], fix);
    } else if (value !== undefined && value !== "off") turnedOn.add(gate);
  }
}

function checkRoles(
  given: Readonly<Record<string, unknown>> | undefined,
  known: readonly string[],
  at: Path,
  owner: string,
  complain: Complain,
): void {
  for (const gate of gates) {
    const value = given?.[gate.meta.id];
    const setting = settingOf(value, value);
    if (setting === null || !setting.on || gate.roles === undefined) continue;
    const options = gate.options.parse(setting.options);
    for (const { role, path } of gate.roles(options)) {
      if (known.includes(role)) continue;
      const nearest = didYouMean(role, known);
      complain(
        "unknown-role",
        "{owner} names role `{role}`; known roles: {known}",
        { owner, role, known: known.length === 0 ? "none" : known },
        [...at, gate.meta.id, ...path],
        nearest === undefined ? "define the role under `roles`" : `did you mean \`${nearest}\`?`,
      );
    }
  }
}
