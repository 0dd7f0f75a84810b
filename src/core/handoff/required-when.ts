import { valuesAt } from "./referenced-paths.ts";

/** What a stage may ask of a manifest, each including the ones before it. */
export const BOUNDARIES = ["research-to-engineering", "engineering-to-operations", "production"] as const;
export type Boundary = (typeof BOUNDARIES)[number];

/** Something that must be present in a manifest, and why in one sentence. */
export interface Requirement {
  /** JSON pointer; `*` stands for each entry of the list, of which at least one must exist. */
  readonly pointer: string;
  readonly from: Boundary;
  readonly why: string;
}

/**
 * What must be present, by boundary. Presence only: whether it holds is for gates to say.
 * `package.{name,version,owner}` are required by the schema itself.
 */
export const REQUIREMENTS: readonly Requirement[] = [
  ...at("research-to-engineering", [
    ["/package/license", "Whoever receives the package must know what they may do with it."],
    ["/package/risk", "The risk decides who has to sign."],
    ["/problem/doc", "Engineering must know which problem the model solves, and for whom."],
    ["/problem/success", "Without a measure of success nobody can say whether the model works."],
    ["/problem/limitations", "Who uses the model must know what it must not be used for."],
    ["/datasets/*/path", "Data that cannot be found cannot be checked."],
    ["/datasets/*/role", "Training and test data can only be told apart by their role."],
    ["/datasets/*/license", "Data may carry terms that bind the model."],
    ["/datasets/*/classification", "Sensitive data has to be handled as such from the start."],
    ["/datasets/*/lineage", "A model can be made again only when the origin of its data is known."],
    ["/code/path", "Engineering takes over the code, not only the model."],
    ["/code/params", "A run can be repeated only with its parameters and its seed."],
    ["/model/path", "The model is what is handed over."],
    ["/model/approach", "The reasons for an approach are lost when they are not written down."],
    ["/migration/doc", "Engineering must know what has to change on the way to production."],
    ["/migration/constraints", "Bounds on latency and memory decide how the model can be served."],
    ["/evidence/*/path", "Claims about quality are read from files that tools wrote."],
  ]),
  ...at("engineering-to-operations", [
    ["/datasets/*/contract", "Operations must notice when incoming data changes its shape."],
    ["/code/environment", "What runs in production must be what was tested."],
    ["/model/run_id", "The run binds the model to its evidence."],
    ["/deployment/strategy", "How the new version takes over decides how many users a mistake reaches."],
    ["/deployment/path", "A rollout that is not written down cannot be repeated."],
    ["/monitoring/alerts", "A model that nobody watches fails unseen."],
    ["/monitoring/dashboards", "Who is called at night must see the state at a glance."],
    ["/monitoring/runbook", "Who is called at night must know what to do."],
    ["/rollback/to", "A rollback needs a version to go back to."],
    ["/rollback/triggers", "When to go back must be decided before it is needed."],
    ["/rollback/path", "A rollback that has to be invented during an incident comes too late."],
    ["/rollback/within", "How long going back takes bounds the damage."],
    ["/rollback/authority", "During an incident it must be clear who decides."],
  ]),
  ...at("production", [
    ["/model/signature", "Only a signature shows that the deployed model is the one that was approved."],
    ["/model/card", "Who relies on the model must be able to read what it is."],
    ["/deployment/impact", "Who is touched must be known before they are."],
    ["/monitoring/tests", "An alert that was never seen firing is a hope."],
    ["/monitoring/slo", "Operations need an agreed level of service to hold the model to."],
    ["/rollback/stable", "After going back it must be decidable when the incident is over."],
    ["/rollback/drill", "A rollback that was never practised does not work."],
  ]),
];

function at(
  from: Boundary,
  rows: readonly (readonly [pointer: string, why: string])[],
): readonly Requirement[] {
  return rows.map(([pointer, why]) => ({ pointer, from, why }));
}

/** What a boundary asks for: its own requirements and those of the boundaries before it. */
export function requiredFor(boundary: Boundary): readonly Requirement[] {
  const last = BOUNDARIES.indexOf(boundary);
  return REQUIREMENTS.filter(({ from }) => BOUNDARIES.indexOf(from) <= last);
}

/** A requirement that a manifest does not meet, and the pointer at which the value is missing. */
export interface Lack {
  readonly requirement: Requirement;
  /** Concrete: `/datasets/1/lineage`. */
  readonly pointer: string;
}

/** Everything that a boundary asks for and a handoff does not hold. An empty list, mapping or text is not a value. */
export function lacking(handoff: unknown, boundary: Boundary): readonly Lack[] {
  return requiredFor(boundary).flatMap((requirement) => {
    const keys = requirement.pointer.split("/").slice(1);
    const star = keys.indexOf("*");
    if (star < 0) return present(handoff, keys) ? [] : [{ requirement, pointer: requirement.pointer }];
    const entries = valuesAt(handoff, keys.slice(0, star + 1));
    const list = `/${keys.slice(0, star).join("/")}`;
    if (entries.length === 0) return [{ requirement, pointer: list }];
    const rest = keys.slice(star + 1);
    return entries
      .filter(({ value }) => !present(value, rest))
      .map(({ pointer }) => ({ requirement, pointer: `${pointer}/${rest.join("/")}` }));
  });
}

function present(value: unknown, keys: readonly string[]): boolean {
  return valuesAt(value, keys).some(({ value: found }) => !isEmpty(found));
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
