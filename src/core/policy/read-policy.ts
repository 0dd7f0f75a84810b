import { gates } from "#core/gates/registry.ts";
import type { Issue, Reading } from "#core/model/statement.ts";
import { checkSchema } from "#core/source/check-schema.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { readYaml, type SourceDocument } from "#core/source/read-yaml.ts";
import { locate, locateKey } from "#core/source/span-of.ts";
import type { GateSetting, GateSettings, Policy, Stage } from "./policy.ts";
import { type PolicySource, policySchema } from "./policy-schema.ts";

type Path = readonly (string | number)[];
type Complain = (id: string, says: string, values: Issue["values"], path: Path, fix?: string) => void;

const LATER_KEYS = ["waivers", "freezes", "extends", "after", "binding"];

/**
 * Reads a policy file. Either the whole of it is valid, or every mistake is given with its place:
 * a broken policy is an error, never a set of defaults.
 */
export function readPolicy(text: string, path: string, digest: string): Reading<Policy> {
  const document = readYaml(text, path);
  if (!document.ok) return document;
  const source = checkSchema(policySchema, document.value, path);
  if (!source.ok) return { ok: false, issues: source.issues.map(explainLaterKey) };
  const issues = crossCheck(source.value, document.value, path);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: policyOf(source.value, document.value.value, path, digest) };
}

/** Keys of the format that this version does not act on are refused in so many words: ignoring them would be a hole. */
function explainLaterKey(issue: Issue): Issue {
  const key = issue.values["key"];
  if (issue.id !== "unknown-key" || typeof key !== "string" || !LATER_KEYS.includes(key)) return issue;
  return {
    ...issue,
    says: "this version of Gatehouse does not act on `{key}` yet, and will not pretend to",
    fix: "remove `{key}`, or use a version that knows it",
    values: { key },
  };
}

/** A gate's setting; options that the file does not write are left out, whatever their defaults. */
function settingOf(raw: unknown, written: unknown): GateSetting | null {
  if (raw === undefined) return null;
  if (raw === "off") return { on: false };
  const { severity, ...options } = raw as { severity?: "block" | "warn" } & Record<string, unknown>;
  const said = Object.entries(options).filter(([name]) => childOf(written, name) !== undefined);
  return { on: true, severity: severity ?? "block", options: Object.fromEntries(said) };
}

function settingsOf(raw: Readonly<Record<string, unknown>> | undefined, written: unknown): GateSettings {
  const settings: Record<string, GateSetting> = {};
  for (const [gate, value] of Object.entries(raw ?? {})) {
    const setting = settingOf(value, childOf(written, gate));
    if (setting !== null) settings[gate] = setting;
  }
  return settings;
}

/** What stands below keys of the file as it is written, before any default. */
function childOf(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (here, key) =>
      typeof here === "object" && here !== null && Object.hasOwn(here, key)
        ? Reflect.get(here, key)
        : undefined,
    value,
  );
}

function policyOf(source: PolicySource, written: unknown, path: string, digest: string): Policy {
  const stages: Stage[] = Object.entries(source.stages).map(
    ([name, { branches, requires, gates: given }]) => ({
      name,
      branches,
      ...(requires === undefined ? {} : { requires }),
      gates: settingsOf(given, childOf(written, "stages", name, "gates")),
    }),
  );
  const roles = Object.fromEntries(
    Object.entries(source.roles).map(([name, { owners, covers }]) => [
      name,
      { owners, covers: covers ?? null },
    ]),
  );
  const risk = Object.fromEntries(
    Object.entries(source.risk).flatMap(([tier, added]) =>
      added === undefined ? [] : [[tier, settingsOf(added.gates, childOf(written, "risk", tier, "gates"))]],
    ),
  );
  const reviewBy = source.review_by === undefined ? {} : { reviewBy: source.review_by };
  return { path, digest, packages: source.packages, roles, stages, risk, ...reviewBy };
}

/** What a schema cannot say: names that must exist, branches that two stages claim, gates that cannot be turned off. */
function crossCheck(source: PolicySource, document: SourceDocument, path: string): Issue[] {
  const issues: Issue[] = [];
  const complain: Complain = (id, says, values, at, fix) =>
    issues.push({
      id,
      says,
      values,
      // What is named by a key is mended at the key.
      where: (id === "unknown-role" ? locateKey : locate)(path, document.positions, at),
      ...(fix === undefined ? {} : { fix }),
    });
  checkBranches(source, complain);
  const roles = Object.keys(source.roles);
  const [first] = Object.values(source.stages);
  // What the first stage does not turn off it asks for, named or not.
  const turnedOn = new Set(gates.map(({ meta }) => meta.id).filter((id) => first?.gates?.[id] !== "off"));
  for (const [stage, { gates: given }] of Object.entries(source.stages)) {
    const at = ["stages", stage, "gates"];
    checkOff(given, turnedOn, at, OF_A_STAGE, complain);
    checkRoles(given, roles, at, `stage "${stage}"`, complain);
  }
  for (const [tier, added] of Object.entries(source.risk)) {
    checkRoles(added?.gates, roles, ["risk", tier, "gates"], `risk ${tier}`, complain);
    const all = new Set(gates.map(({ meta }) => meta.id));
    checkOff(added?.gates, all, ["risk", tier, "gates"], OF_A_RISK, complain);
  }
  return issues;
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
