import type { Waiver } from "#core/model/finding.ts";
import { parseDuration } from "#core/quantity/parse-duration.ts";
import type { After, Freeze, Policy } from "./policy.ts";
import { canonical, missingFrom, type RuleChange } from "./rule-change.ts";

type Direction = "loosened" | "tightened";

/** Waivers, freezes, and what stages come after. */
export function compareExceptions(before: Policy, after: Policy): RuleChange[] {
  return [
    ...compareWaivers(before.waivers ?? [], after.waivers ?? []),
    ...compareFreezes(before.freezes ?? [], after.freezes ?? []),
    ...before.stages.flatMap((stage) => {
      const now = after.stages.find(({ name }) => name === stage.name);
      return now === undefined ? [] : compareAfter(stage.name, stage.after, now.after);
    }),
  ];
}

const say = (direction: Direction, id: string, says: string, values: RuleChange["values"]): RuleChange => ({
  direction,
  id,
  says,
  values,
});

function compareWaivers(before: readonly Waiver[], after: readonly Waiver[]): RuleChange[] {
  const identity = ({ gate, check, package: one }: Waiver) => JSON.stringify([gate, check ?? null, one]);
  const [old, now] = [before, after].map((list) => new Map(list.map((one) => [identity(one), one])));
  const ids = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])];
  return ids.flatMap((id) => compareWaiver(old?.get(id), now?.get(id)));
}

function compareWaiver(old: Waiver | undefined, now: Waiver | undefined): RuleChange[] {
  const { gate, check, package: excused } = old ?? now ?? {};
  const what = check === undefined ? `gate ${gate}` : `check ${check}`;
  const values = { what, package: excused ?? "" };
  if (old === undefined || now === undefined) {
    if (now === undefined) {
      return [
        say("tightened", "waiver-removed", "The waiver of `{what}` for `{package}` is removed.", values),
      ];
    }
    const told = { ...values, expires: now.expires };
    return [say("loosened", "waiver-added", "`{what}` is waived for `{package}` until {expires}.", told)];
  }
  const changes: RuleChange[] = [];
  if (old.expires !== now.expires) {
    const says = "The waiver of `{what}` for `{package}` ends on {after}; it ended on {before}.";
    const direction = now.expires > old.expires ? "loosened" : "tightened";
    changes.push(
      say(direction, "waiver-moved", says, { ...values, before: old.expires, after: now.expires }),
    );
  }
  if (old.authority.toLowerCase() !== now.authority.toLowerCase()) {
    const says = "`{after}` answers for the waiver of `{what}` for `{package}`; it was `{before}`.";
    changes.push(
      say("loosened", "waiver-authority", says, { ...values, before: old.authority, after: now.authority }),
    );
  }
  return changes;
}

/** Freezes are known by their names; of several of one name, those that are written alike are the same. */
function compareFreezes(before: readonly Freeze[], after: readonly Freeze[]): RuleChange[] {
  const same = (one: Freeze) => canonical({ ...one, where: undefined });
  const [known, kept] = [new Set(before.map(same)), new Set(after.map(same))];
  const gone = before.filter((one) => !kept.has(same(one)));
  const added = after.filter((one) => !known.has(same(one)));
  const changes: RuleChange[] = [];
  for (const old of gone) {
    const index = added.findIndex(({ name }) => name === old.name);
    const [now] = index < 0 ? [] : added.splice(index, 1);
    if (now === undefined) {
      changes.push(
        say("loosened", "freeze-removed", "The freeze `{name}` from {from} to {to} is removed.", days(old)),
      );
    } else changes.push(...compareFreeze(old, now));
  }
  const fresh = added.map((one) =>
    say("tightened", "freeze-added", "The freeze `{name}` from {from} to {to} is new.", days(one)),
  );
  return [...changes, ...fresh];
}

const days = ({ name, from, to }: Freeze) => ({ name, from, to });

function compareFreeze(old: Freeze, now: Freeze): RuleChange[] {
  const { name } = now;
  const changes: RuleChange[] = [];
  if (old.from !== now.from) {
    const says = "The freeze `{name}` begins on {after}; it began on {before}.";
    const direction = now.from > old.from ? "loosened" : "tightened";
    changes.push(say(direction, "freeze-begins", says, { name, before: old.from, after: now.from }));
  }
  if (old.to !== now.to) {
    const says = "The freeze `{name}` ends on {after}; it ended on {before}.";
    const direction = now.to < old.to ? "loosened" : "tightened";
    changes.push(say(direction, "freeze-ends", says, { name, before: old.to, after: now.to }));
  }
  if (old.except !== now.except) {
    const direction = now.except === undefined ? "tightened" : "loosened";
    const says =
      now.except === undefined
        ? "The freeze `{name}` lets no rollback through any more."
        : "The freeze `{name}` lets rollbacks through now.";
    changes.push(say(direction, "freeze-exception", says, { name }));
  }
  return [...changes, ...compareFrozen(old, now)];
}

/** `null` freezes every stage, so a list is less than that. */
function compareFrozen(old: Freeze, now: Freeze): RuleChange[] {
  const every = ["every other stage"];
  const less = now.stages === null ? [] : old.stages === null ? every : missingFrom(now.stages, old.stages);
  const more = old.stages === null ? [] : now.stages === null ? every : missingFrom(old.stages, now.stages);
  const values = (stages: readonly string[]) => ({ name: now.name, stages });
  return [
    ...(less.length === 0
      ? []
      : [
          say(
            "loosened",
            "freeze-stages",
            "The freeze `{name}` does not freeze {stages} any more.",
            values(less),
          ),
        ]),
    ...(more.length === 0
      ? []
      : [say("tightened", "freeze-stages", "The freeze `{name}` freezes {stages}, too.", values(more))]),
  ];
}

function compareAfter(stage: string, old: After | undefined, now: After | undefined): RuleChange[] {
  const gone = (one: After) =>
    say("loosened", "after-removed", "Stage `{stage}` does not come after `{after}` any more.", {
      stage,
      after: one.stage,
    });
  const fresh = (one: After) =>
    say("tightened", "after-added", "Stage `{stage}` comes after `{after}` now.", {
      stage,
      after: one.stage,
    });
  if (old === undefined) return now === undefined ? [] : [fresh(now)];
  if (now === undefined) return [gone(old)];
  if (old.stage !== now.stage) return [gone(old), fresh(now)];
  return [
    ...compareTime(stage, "soak", old.soak, now.soak),
    ...compareTime(stage, "within", old.within, now.within),
    ...(old.same === now.same
      ? []
      : [
          say(
            now.same === "model" ? "loosened" : "tightened",
            "after-same",
            "Stage `{stage}` asks that the {after} is the same as in `{other}`; it asked that of the {before}.",
            { stage, other: now.stage, before: old.same, after: now.same },
          ),
        ]),
  ];
}

/** A longer soak asks for more, and a longer `within` for less; none sets no limit. */
function compareTime(
  stage: string,
  key: "soak" | "within",
  old: string | undefined,
  now: string | undefined,
): RuleChange[] {
  const none = key === "soak" ? 0 : Number.POSITIVE_INFINITY;
  const [before, after] = [old, now].map((text) => {
    const parsed = text === undefined ? null : parseDuration(text);
    return parsed?.ok === true ? parsed.value : none;
  });
  if (before === undefined || after === undefined || before === after) return [];
  const shorter = after < before;
  const direction = shorter === (key === "soak") ? "loosened" : "tightened";
  const says = "Stage `{stage}` has `{key}` {after}; it had {before}.";
  return [
    say(direction, "after-time", says, { stage, key, before: old ?? "nothing", after: now ?? "nothing" }),
  ];
}
