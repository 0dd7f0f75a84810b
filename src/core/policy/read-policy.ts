import type { Issue, Reading } from "#core/model/statement.ts";
import { checkSchema } from "#core/source/check-schema.ts";
import { readYaml, type SourceDocument } from "#core/source/read-yaml.ts";
import { locate } from "#core/source/span-of.ts";
import { crossCheck } from "./cross-check.ts";
import { remindersOf } from "./people-schema.ts";
import type { Policy, Stage } from "./policy.ts";
import { type PolicySource, policySchema } from "./policy-schema.ts";
import { childOf, settingsOf } from "./written-settings.ts";

const LATER_KEYS = ["extends"];

/**
 * Reads a policy file. Either the whole of it is valid, or every mistake is given with its place:
 * a broken policy is an error, never a set of defaults.
 */
export function readPolicy(text: string, path: string, digest: string): Reading<Policy> {
  const document = readYaml(text, path);
  if (!document.ok) return document;
  const source = checkSchema(policySchema, document.value, path);
  if (!source.ok) return { ok: false, issues: source.issues.map(explainKey) };
  const issues = crossCheck(source.value, document.value, path);
  if (issues.length > 0) return { ok: false, issues };
  return { ok: true, value: policyOf(source.value, document.value, path, digest) };
}

/** Options of gates that are written elsewhere, and where. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  after: "Write `{key}` beside `branches` of the stage.",
  windows: "Write the days under `freezes` at the top of the policy.",
};

/** Says where a key belongs, or, in so many words, that this version does not act on it: ignoring it would be a hole. */
function explainKey(issue: Issue): Issue {
  const key = issue.values["key"];
  if (issue.id !== "unknown-key" || typeof key !== "string") return issue;
  if (Object.hasOwn(ELSEWHERE, key)) return { ...issue, fix: ELSEWHERE[key] ?? "", values: { key } };
  if (!LATER_KEYS.includes(key)) return issue;
  return {
    ...issue,
    says: "this version of Gatehouse does not act on `{key}` yet, and will not pretend to",
    fix: "remove `{key}`, or use a version that knows it",
    values: { key },
  };
}

function policyOf(source: PolicySource, document: SourceDocument, path: string, digest: string): Policy {
  const written = document.value;
  const risk = Object.fromEntries(
    Object.entries(source.risk).flatMap(([tier, added]) =>
      added === undefined ? [] : [[tier, settingsOf(added.gates, childOf(written, "risk", tier, "gates"))]],
    ),
  );
  return {
    path,
    digest,
    packages: source.packages,
    roles: rolesOf(source),
    stages: stagesOf(source, written),
    risk,
    ...exceptionsOf(source, document, path),
    ...(source.comment === "sticky" ? { comment: source.comment } : {}),
    ...(source.reminders === undefined ? {} : { reminders: remindersOf(source.reminders) }),
    ...(source.review_by === undefined ? {} : { reviewBy: source.review_by }),
  };
}

function stagesOf(source: PolicySource, written: unknown): Stage[] {
  return Object.entries(source.stages).map(
    ([name, { branches, requires, after, environments, gates: given }]) => ({
      name,
      branches,
      ...(requires === undefined ? {} : { requires }),
      ...(after === undefined ? {} : { after: withoutGaps(after) }),
      ...(environments === undefined ? {} : { environments }),
      gates: settingsOf(given, childOf(written, "stages", name, "gates")),
    }),
  );
}

function rolesOf({ roles }: PolicySource): Policy["roles"] {
  return Object.fromEntries(
    Object.entries(roles).map(([name, { owners, covers }]) => [name, { owners, covers: covers ?? null }]),
  );
}

/** Waivers and freezes, each with its place, so that a verdict can lead to the line that is to be mended. */
function exceptionsOf(
  { waivers, freezes }: PolicySource,
  { positions }: SourceDocument,
  path: string,
): Pick<Policy, "waivers" | "freezes"> {
  const placed = <T extends object>(key: string, index: number, one: T) => ({
    ...withoutGaps(one),
    where: locate(path, positions, [key, index]),
  });
  return {
    ...(waivers.length === 0 ? {} : { waivers: waivers.map((one, at) => placed("waivers", at, one)) }),
    ...(freezes.length === 0
      ? {}
      : {
          freezes: freezes.map((one, at) => placed("freezes", at, { ...one, stages: one.stages ?? null })),
        }),
  };
}

type WithoutGaps<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The same without keys that hold nothing, so that a policy is plain JSON. */
function withoutGaps<T extends object>(value: T): WithoutGaps<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as WithoutGaps<T>;
}
