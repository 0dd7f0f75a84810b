/** What a workflow's YAML holds, as far as it is looked at; everything in it is foreign. */
type Value = unknown;
type Fields = Readonly<Record<string, Value>>;

/** The events that start a workflow, with their filters; an event without any has no fields. */
export function triggersOf(workflow: Value): ReadonlyMap<string, Fields> {
  const on = fields(workflow)["on"];
  if (typeof on === "string") return new Map([[on, {}]]);
  if (Array.isArray(on)) return new Map(strings(on).map((name) => [name, {}]));
  return new Map(Object.entries(fields(on)).map(([name, filters]) => [name, fields(filters)]));
}

/** Every `uses` of a workflow: of steps, and of whole jobs. */
export function usesOf(workflow: Value): readonly string[] {
  return jobsOf(workflow).flatMap(({ uses }) => uses);
}

/** Every `uses` of an action that is made of steps; none of another one. */
export function usesOfAction(action: Value): readonly string[] {
  return usesIn(running(fields(fields(action)["runs"])["steps"]));
}

/** Whether an `action.yml` is Gatehouse's own, by the name that it gives itself and by what it starts. */
export function isGatehouseItself(action: Value): boolean {
  const { name, runs } = fields(action);
  const { using } = fields(runs);
  return name === "Gatehouse" && typeof using === "string" && using.startsWith("node");
}

/**
 * Whether a `uses` is Gatehouse's action, a copy of it under another owner, or one of its reusable workflows. One that is kept elsewhere is known by
 * the name of its file, which is all that is seen of it.
 */
export function isGatehouse(uses: string): boolean {
  return /^[\w.-]+\/gatehouse(?:\/|@)|^[\w.-]+\/[\w.-]+\/\.github\/workflows\/gatehouse[\w.-]*\.ya?ml@/i.test(
    uses,
  );
}

/** Whether a `uses` is a whole workflow of another repository, of which nothing but its name is seen. */
export function isCalledElsewhere(uses: string): boolean {
  return /^[\w.-]+\/[\w.-]+\/\.github\/workflows\//.test(uses);
}

/** Whether a `uses` names something that its owner can change: no commit, no digest, and not of this repository. */
export function isMovable(uses: string): boolean {
  if (uses.startsWith("./")) return false;
  if (uses.startsWith("docker://")) return !/@sha256:[0-9a-f]{64}$/.test(uses);
  return !/@[0-9a-f]{40}$/i.test(uses);
}

/** A job, as far as it is looked at. */
export interface Job {
  readonly uses: readonly string[];
  /** Folders into which it checks Gatehouse out: what is used from there is Gatehouse. */
  readonly folders: readonly string[];
  /** What its token may do: what the job says, else what the workflow says; `null` where neither does. */
  readonly granted: readonly string[] | null;
}

/** The jobs of a workflow that can run, with their steps that can. */
export function jobsOf(workflow: Value): readonly Job[] {
  const { jobs: all, permissions } = fields(workflow);
  const jobs = fields(all);
  const skipped = skippedJobs(jobs);
  return Object.entries(jobs).flatMap(([id, job]) => {
    const { uses, steps: every, permissions: own } = fields(job);
    if (skipped.has(id)) return [];
    const steps = running(every);
    return {
      uses: [...strings([uses]), ...usesIn(steps)],
      folders: steps.flatMap(gatehouseFolder),
      granted: granted(own ?? permissions),
    };
  });
}

/** Jobs that are switched off, and those that wait for one: GitHub skips them as well, unless their own condition asks for the job's end only. */
function skippedJobs(jobs: Fields): ReadonlySet<string> {
  const waiting = new Map<string, string[]>();
  const skipped = new Set<string>();
  for (const [id, job] of Object.entries(jobs)) {
    if (isSwitchedOff(job)) skipped.add(id);
    if (runsInAnyCase(job)) continue;
    for (const need of filterOf(fields(job), "needs") ?? [])
      waiting.set(need, [...(waiting.get(need) ?? []), id]);
  }
  for (const id of skipped) for (const next of waiting.get(id) ?? []) skipped.add(next);
  return skipped;
}

/** Whether a job's condition lets it run after one that was skipped: by a status function that is true then, in place of `success()`. */
function runsInAnyCase(job: Value): boolean {
  const { if: condition } = fields(job);
  return typeof condition === "string" && /\balways\s*\(|!\s*(?:cancelled|failure)\s*\(/i.test(condition);
}

/** Whether a job or step says of itself, by a plain `if: false` or what means the same, that it never runs. What else an expression comes to is not guessed. */
function isSwitchedOff(part: Value): boolean {
  const { if: condition } = fields(part);
  if (typeof condition !== "string") return condition === false || condition === 0;
  return /^(?:false|0|\$\{\{\s*(?:false|0|''|null)\s*\}\})$/.test(condition.trim());
}

/** The steps that can run. */
function running(steps: Value): readonly Value[] {
  return Array.isArray(steps) ? steps.filter((step) => !isSwitchedOff(step)) : [];
}

function usesIn(steps: readonly Value[]): readonly string[] {
  return strings(steps.map((step) => fields(step)["uses"]));
}

/** Where a step checks Gatehouse out beside what is judged: as the `uses` that runs it from there. */
function gatehouseFolder(step: Value): readonly string[] {
  const { uses, with: inputs } = fields(step);
  const { repository, path } = fields(inputs);
  const isCheckout = typeof uses === "string" && uses.startsWith("actions/checkout@");
  if (!isCheckout || typeof path !== "string" || typeof repository !== "string") return [];
  return /gatehouse/i.test(repository) ? [`./${path.replace(/^\.\//, "")}`] : [];
}

/** Permissions as `name: level`, without those that say `none`; `null` where nothing is said. */
function granted(permissions: Value): readonly string[] | null {
  if (permissions === undefined || permissions === null) return null;
  if (typeof permissions === "string")
    return permissions === "read-all" ? ["read everything"] : ["write everything"];
  return Object.entries(fields(permissions)).flatMap(([name, level]) =>
    level === "none" || typeof level !== "string" ? [] : [`${name}: ${level}`],
  );
}

/** The strings of a filter, which may be a single one. */
export function filterOf(filters: Fields, key: string): readonly string[] | null {
  const value = filters[key];
  if (value === undefined || value === null) return null;
  return (Array.isArray(value) ? value : [value]).flatMap(textOf);
}

/** GitHub reads the text of a number, such as the branch `12`. Only YAML's own spelling of it is still known, `1.0` as `1`. */
function textOf(value: Value): readonly string[] {
  return typeof value === "string" ? [value] : typeof value === "number" ? [String(value)] : [];
}

function fields(value: Value): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function strings(values: readonly Value[]): string[] {
  return values.filter((value) => typeof value === "string");
}
