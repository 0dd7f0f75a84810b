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
  return Object.values(fields(fields(workflow)["jobs"])).flatMap((job) => {
    const { uses, steps } = fields(job);
    const inSteps = Array.isArray(steps) ? steps.map((step) => fields(step)["uses"]) : [];
    return strings([uses, ...inSteps]);
  });
}

/** Whether a `uses` is Gatehouse's action, or one of its reusable workflows. */
export function isGatehouse(uses: string): boolean {
  return /^gatehouse\/gatehouse(?:\/|@)/i.test(uses);
}

/** Whether a `uses` names something that its owner can change: no commit, no digest, and not of this repository. */
export function isMovable(uses: string): boolean {
  if (uses.startsWith("./")) return false;
  if (uses.startsWith("docker://")) return !/@sha256:[0-9a-f]{64}$/.test(uses);
  return !/@[0-9a-f]{40}$/i.test(uses);
}

/** What the token of the jobs may do that run Gatehouse: what the job says, else what the workflow says; `null` where neither does. */
export function grantsOf(workflow: Value): readonly (readonly string[] | null)[] {
  const { jobs, permissions } = fields(workflow);
  return Object.values(fields(jobs)).flatMap((job) => {
    const { uses, steps, permissions: own } = fields(job);
    const used = strings([uses, ...(Array.isArray(steps) ? steps.map((step) => fields(step)["uses"]) : [])]);
    return used.some(isGatehouse) ? [granted(own ?? permissions)] : [];
  });
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
  return strings(Array.isArray(value) ? value : [value]);
}

function fields(value: Value): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function strings(values: readonly Value[]): string[] {
  return values.filter((value) => typeof value === "string");
}
