import { GITHUB_ACTIONS } from "#github/protection/github-actions.ts";
import type { IdleRuleset, RequiredCheck, RuleSource } from "#github/protection/rule-source.ts";
import { rulesetCovers } from "#github/protection/ruleset-covers.ts";
import type { Seen } from "#github/protection/seen.ts";
import { bypassOfAll } from "./bypass-of-all.ts";
import { type Diagnosis, diagnosis, notSeen } from "./diagnosis.ts";
import type { GatedBranch } from "./gated-branches.ts";
import { lookAroundRules } from "./look-around-rules.ts";
import { lookAtCreation } from "./look-at-creation.ts";
import { lookBesideSample } from "./look-beside-sample.ts";
import {
  addRuleset,
  changeRuleset,
  type Mend,
  type MendPlace,
  mendedBy,
  type NewRuleset,
  pageOf,
} from "./mends.ts";
import { nameOfSource } from "./name-of-source.ts";

/** A gated branch, and what was seen of its rules. */
export interface BranchSight extends GatedBranch {
  /** False: nobody has made it yet. True also where that was not seen. */
  readonly exists: boolean;
  readonly rulesets: Seen<readonly RuleSource[]>;
  /** The rule of the older kind; `null`: there is none. */
  readonly protection: Seen<RuleSource | null>;
}

/** What is known beside the branch itself. */
export interface BranchContext extends MendPlace {
  readonly defaultBranch: string;
  /** Rulesets of the repository that bind nobody. */
  readonly idle: Seen<readonly IdleRuleset[]>;
  /** Name of Gatehouse's App; `null` where it is not known. */
  readonly appSlug: string | null;
  /** Gated branches that are there or are named, each of which is looked at by itself. */
  readonly ownNames: readonly string[];
}

/**
 * Looks whether a gated branch can be merged into around its check, and who may make it. What is said of a pattern by one of its names holds of the
 * others as far as the rulesets that are for all of them say the same.
 */
export function lookAtBranch(sight: BranchSight, context: BranchContext): Diagnosis[] {
  const { idle, ownNames } = context;
  const names = [sight.rulesets, idle].flatMap((each) =>
    each.seen ? each.value.map(({ name }) => name) : [],
  );
  return lookBesideSample(sight, ownNames, (rulesets) => lookAt({ ...sight, rulesets }, context, names));
}

function lookAt(sight: BranchSight, context: BranchContext, taken: readonly string[]): Diagnosis[] {
  const { rulesets, protection, stage } = sight;
  const about = aboutOf(sight);
  if (!rulesets.seen) return [notSeen("Its rules", about, rulesets.because)];
  const rule = protection.seen ? protection.value : null;
  const sources = [...rulesets.value, ...(rule === null ? [] : [rule])];
  const check = `gatehouse: ${stage}`;
  const requiring = sources.filter(({ checks }) => checks.some(({ context: name }) => name === check));
  const enforcing = requiring.filter(({ checks }) => isOurs(checks, check, context));
  const added: NewRuleset = {
    branch: sight.sampleOf ?? sight.branch,
    stage,
    taken,
  };
  const mend = addRuleset(context, added);
  const creation = lookAtCreation(sight, { about, context, sources, enforcing, added });
  const beside = [...foreignChecks(sight, sources, context), ...creation];
  if (requiring.length === 0) return [notRequired(sight, context, mend), ...beside];
  if (enforcing.length === 0) return [notFromApp(requiring, sight, mend), ...beside];
  return [
    required(enforcing, sight, context),
    ...alsoElsewhere(requiring, sight, context),
    ...beside,
    ...bypasses(enforcing, about, context, mend),
    ...lookAroundRules(sources, {
      about,
      context,
      mend,
      allSeen: protection.seen || sight.sampleOf !== null,
    }),
  ];
}

/** How a branch is called: its name, or the pattern with a name that it allows. */
export function aboutOf({ branch, sampleOf }: Pick<GatedBranch, "branch" | "sampleOf">): string {
  return sampleOf === null ? branch : `${sampleOf} (such as ${branch})`;
}

/** Whether a required check can be turned green by Gatehouse's App alone, as far as its id is known. */
function isOurs(checks: readonly RequiredCheck[], check: string, { appId }: BranchContext): boolean {
  return checks.some(
    ({ context, appId: id }) =>
      context === check && id !== null && id !== GITHUB_ACTIONS && (appId === null || id === appId),
  );
}

function notRequired(sight: BranchSight, context: BranchContext, mend: Mend): Diagnosis {
  const about = aboutOf(sight);
  const check = `gatehouse: ${sight.stage}`;
  const idle = context.idle.seen
    ? context.idle.value.find(
        ({ checks, refs }) =>
          checks.some(({ context: name }) => name === check) &&
          refs !== null &&
          rulesetCovers(refs, sight.branch, context.defaultBranch),
      )
    : undefined;
  if (idle !== undefined) {
    const values = { check, ruleset: idle.name, enforcement: idle.enforcement };
    const change = changeRuleset(context, idle, { enforcement: "active" }, mend);
    return mendedBy(diagnosis("not-enforced", about, values), change);
  }
  const { protection } = sight;
  if (!protection.seen && sight.sampleOf === null) {
    const { says, values } = protection.because;
    const said = diagnosis("requirement-unseen", about, { ...values, check });
    return { ...said, says: said.says.replace("{because}", () => says) };
  }
  return mendedBy(diagnosis("not-required", about, { check }), mend);
}

function notFromApp(requiring: readonly RuleSource[], sight: BranchSight, mend: Mend): Diagnosis {
  const check = `gatehouse: ${sight.stage}`;
  const about = aboutOf(sight);
  const pins = requiring
    .flatMap(({ checks }) => checks)
    .flatMap(({ context: name, appId }) => (name === check ? [appId] : []));
  const other = pins.find((id) => id !== null && id !== GITHUB_ACTIONS);
  if (other !== undefined && other !== null)
    return mendedBy(diagnosis("pinned-elsewhere", about, { check, app: `app ${other}` }), mend);
  const id = pins.includes(GITHUB_ACTIONS) ? "pinned-to-actions" : "not-pinned";
  return mendedBy(diagnosis(id, about, { check }), mend);
}

function required(
  enforcing: readonly RuleSource[],
  sight: BranchSight,
  { appId, appSlug }: BranchContext,
): Diagnosis {
  const check = `gatehouse: ${sight.stage}`;
  const about = aboutOf(sight);
  const pinned = enforcing.flatMap(({ checks }) =>
    checks.flatMap(({ context, appId: id }) => (context === check && id !== null ? [id] : [])),
  );
  if (appId === null) return diagnosis("app-unverified", about, { check, app: pinned[0] ?? 0 });
  const app = appSlug === null ? `app ${appId}` : `the App ${appSlug} (${appId})`;
  return diagnosis("required-in-order", about, { check, app, sources: enforcing.map(nameOfSource) });
}

/** What else has to say yes under the same name: GitHub holds rules together, and takes none for the other. */
function alsoElsewhere(
  requiring: readonly RuleSource[],
  sight: BranchSight,
  context: BranchContext,
): Diagnosis[] {
  const check = `gatehouse: ${sight.stage}`;
  return requiring.flatMap((source) =>
    source.checks.flatMap((required) => {
      if (required.context !== check || required.appId === null) return [];
      if (isOurs([required], check, context)) return [];
      const app = required.appId === GITHUB_ACTIONS ? "GitHub Actions" : `app ${required.appId}`;
      const link = pageOf(context, source);
      return [
        diagnosis(
          "also-pinned-elsewhere",
          aboutOf(sight),
          { check, app, source: nameOfSource(source) },
          { link },
        ),
      ];
    }),
  );
}

function foreignChecks(sight: BranchSight, sources: readonly RuleSource[], place: MendPlace): Diagnosis[] {
  const isForeign = (name: string) => name.startsWith("gatehouse: ") && name !== `gatehouse: ${sight.stage}`;
  const foreign = new Map(
    sources.flatMap((source) =>
      source.checks.flatMap(({ context: name }) => (isForeign(name) ? [[name, source] as const] : [])),
    ),
  );
  return [...foreign].map(([check, source]) =>
    diagnosis("foreign-check", aboutOf(sight), { check }, { link: pageOf(place, source) }),
  );
}

/** Who may bypass every rule that requires the check: where two require it, one of them binds whom the other leaves out. */
function bypasses(
  enforcing: readonly RuleSource[],
  about: string,
  context: BranchContext,
  mend: Mend,
): Diagnosis[] {
  const unseen = enforcing.flatMap(({ bypass }) => (bypass.seen ? [] : [bypass]));
  const lists = enforcing.flatMap(({ bypass }) => (bypass.seen ? [bypass.value] : []));
  if (lists.some((list) => list.length === 0)) return [diagnosis("nobody-bypasses", about)];
  const [hidden] = unseen;
  if (hidden !== undefined) return [notSeen("Who may bypass the required check", about, hidden.because)];
  const [first] = enforcing;
  if (first === undefined) return [];
  const change = changeRuleset(context, first, { bypass_actors: [] }, mend);
  const { certain, perhaps } = bypassOfAll(lists);
  const found = certain.map(({ who, mode }) => {
    const id = mode === "pull_request" ? "may-bypass-in-pull-request" : "may-bypass";
    return mendedBy(diagnosis(id, about, { who, source: nameOfSource(first) }), change);
  });
  if (perhaps.length === 0) return found;
  const values = { groups: perhaps.map(({ who }) => who), sources: enforcing.map(nameOfSource) };
  return [...found, mendedBy(diagnosis("bypass-unseen", about, values), change)];
}
