import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Registration, Subject } from "#core/model/details.ts";
import type { Finding } from "#core/model/finding.ts";
import type { EvidenceReading } from "#core/model/observation.ts";
import { shown } from "#core/source/source-issue.ts";
import { bounded, type Context, placed } from "./context.ts";

type Run = Extract<Subject, { readonly kind: "run" }>;

/** Whether the manifest, the model and its evidence name one run. A lineage names runs of its own, of which it has many. */
export function judgeRuns(context: Context): readonly Finding[] {
  const { handoff, say, about } = context;
  const named = [...modelReadings(context), ...evidenceReadings(context)].flatMap((reading) => {
    const runs = (reading.details?.subjects ?? []).filter((one): one is Run => one.kind === "run");
    return runs.length === 0 ? [] : [{ path: reading.path, runs }];
  });
  const stated = handoff.handoff.model?.run_id;
  const run = stated ?? named[0]?.runs[0]?.id;
  if (run === undefined || named.length === 0) return [];
  const whose = stated === undefined ? (named[0]?.path ?? "") : "the manifest's";
  const others = named.flatMap(({ path, runs: [first, ...more] }) => {
    if (first === undefined || [first, ...more].some(({ id }) => id === run)) return [];
    const values = { document: path, found: shown(first.id), run: shown(run), whose };
    return [say("run-differs", values, placed(context, path, first.source))];
  });
  if (others.length > 0) return bounded("runs", others, context);
  const where = { ...about, where: whereOf(handoff, "/model/run_id") };
  return [say("runs-agree", { count: named.length, run: shown(run) }, where)];
}

function modelReadings({ package: { documents } }: Context): readonly EvidenceReading[] {
  return documents.flatMap(({ pointers, reading }) => {
    const isModels = pointers.length === 0 || pointers.some((pointer) => pointer.startsWith("/model/"));
    return reading !== null && isModels && !isLineage(reading) ? [reading] : [];
  });
}

function isLineage({ details }: EvidenceReading): boolean {
  return details?.transformations !== undefined;
}

function evidenceReadings({ package: { evidence } }: Context): readonly EvidenceReading[] {
  return evidence.flatMap(({ about, reading }) =>
    (about === undefined || about.includes("model")) && !isLineage(reading) ? [reading] : [],
  );
}

interface Placed {
  readonly path: string;
  readonly registration: Registration;
}

/** Whether a registry gives one name one version: an alias, and a stage of the same name. */
export function judgeRegistry(context: Context): readonly Finding[] {
  const { package: facts } = context;
  const readings = [...facts.documents, ...facts.evidence].flatMap(({ reading }) =>
    reading === null ? [] : [reading],
  );
  const byName = new Map<string, Placed[]>();
  for (const { path, details = {} } of readings)
    for (const registration of details.registrations ?? []) {
      if (registration.kind === "version") continue;
      const key = JSON.stringify([registration.model, registration.name.toLowerCase()]);
      byName.set(key, [...(byName.get(key) ?? []), { path, registration }]);
    }
  const findings = [...byName.values()].flatMap((placed) => contradiction(placed, context));
  return bounded("registry", findings, context);
}

/** Several versions may be in one stage; an alias is one version, and one of those in the stage of its name. */
function contradiction(named: readonly Placed[], context: Context): readonly Finding[] {
  const aliases = named.filter(({ registration }) => registration.kind === "alias");
  const stages = named.filter(({ registration }) => registration.kind === "stage");
  const [alias, ...more] = aliases;
  if (alias === undefined) return [];
  const { model, name, version, source } = alias.registration;
  const isOther = ({ registration }: Placed) => registration.version !== version;
  const other = more.find(isOther) ?? (stages.every(isOther) ? stages[0] : undefined);
  if (other === undefined) return [];
  const values = {
    kind: "alias",
    name: shown(name),
    model: shown(model),
    version: shown(version),
    other_kind: other.registration.kind,
    other: shown(other.registration.version),
  };
  return [context.say("registry-contradiction", values, placed(context, alias.path, source))];
}
