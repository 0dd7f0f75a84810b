import type { SourceDocument } from "#core/source/read-yaml.ts";
import { locate } from "#core/source/span-of.ts";
import type { PolicyFile } from "./parse-policy.ts";
import { remindersOf } from "./people-schema.ts";
import type { Policy, Stage } from "./policy.ts";
import type { PolicySource } from "./policy-schema.ts";
import { childOf, settingsOf } from "./written-settings.ts";

/** The policy of a file by itself: what it says, without what it extends. Names must have been checked. */
export function policyOf({ source, document, path, digest }: PolicyFile): Policy {
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
    ...(source.waivable.length === 0 ? {} : { waivable: source.waivable }),
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
