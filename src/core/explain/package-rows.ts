import type { PackageFacts } from "#core/facts/package-facts.ts";
import type { Handoff } from "#core/handoff/handoff-schema.ts";
import { resolvePath } from "#core/handoff/package-path.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import { OPERATOR_WORDS } from "#core/quantity/operator.ts";
import { formatQuantity, quantity } from "#core/quantity/parse-quantity.ts";
import type { Row } from "./compare-rows.ts";

/**
 * Numbers of the evidence, one row for each name, part of the data and suite. How long tests took says something about the
 * machine that ran them, so it is there only where somebody asks about it.
 */
export function metricRows(
  { evidence, folder }: PackageFacts,
  asked: ReadonlySet<string> = new Set(),
): readonly Row[] {
  return evidence.flatMap(({ reading, suite = "" }) => {
    const report = `${inside(reading.path, folder)}\n${[reading.format, suite].join("\n")}`;
    return reading.observations.flatMap(
      ({ name, value, unit = "", slice = {}, dataset = "", source }): Row[] => {
        const number = typeof value === "number" ? quantity(value, unit) : undefined;
        if (typeof value !== "number" || number?.ok !== true) return [];
        if (reading.format === "junit" && unit === "s" && !asked.has(name)) return [];
        const parts = Object.entries(slice).map(([key, part]) => `${key}=${part}`);
        const label = parts.length === 0 ? name : `${name} (${parts.join(", ")})`;
        const key = [report, dataset, name, ...parts.toSorted()].join("\n");
        const where = { path: reading.path, ...(source.line === undefined ? {} : { line: source.line }) };
        return [
          {
            key,
            name: label,
            metric: name,
            shown: formatQuantity(number.value),
            number: { value, unit },
            where,
          },
        ];
      },
    );
  });
}

/** Parameters of the run. */
export function parameterRows({ documents }: PackageFacts): readonly Row[] {
  return documents
    .filter(({ pointers }) => pointers.includes("/code/params"))
    .flatMap(({ path, reading }) =>
      (reading?.details?.parameters ?? []).map(({ name, value, source }): Row => {
        const number = typeof value === "number" ? { number: { value, unit: "" } } : {};
        const where = { path, ...(source.line === undefined ? {} : { line: source.line }) };
        return { key: name, name, shown: String(value), ...number, where };
      }),
    );
}

/** What the environment files pin. */
export function dependencyRows({ documents }: PackageFacts): readonly Row[] {
  return documents
    .filter(({ pointers }) => pointers.some((pointer) => pointer.startsWith("/code/environment")))
    .flatMap(({ path, reading }) =>
      (reading?.details?.pins ?? []).map(({ kind, name, version, source }): Row => {
        const where = { path, ...(source.line === undefined ? {} : { line: source.line }) };
        return { key: `${kind} ${name.toLowerCase()}`, name, shown: version ?? "any version", where };
      }),
    );
}

/** Data sets, with what is known of their content, terms and licence. */
export function datasetRows(one: PackageFacts): readonly Row[] {
  return withHandoff(one, (handoff, manifest) =>
    (manifest.datasets ?? []).map((dataset, index): Row => {
      const { name, role, license, classification, path } = dataset;
      const content = contentOf(one, path);
      const shown = [role, license, classification, content.shown].filter(
        (part) => part !== undefined && part !== "",
      );
      const where = whereOf(handoff, `/datasets/${index}`);
      return {
        key: name,
        name,
        shown: shown.join(", "),
        identity: `${shown.join("\n")}\n${content.identity}`,
        where,
      };
    }),
  );
}

/** The model: its content, and what the manifest says of it. */
export function modelRows(one: PackageFacts): readonly Row[] {
  return withHandoff(one, (handoff, { model }) => {
    if (model === undefined) return [];
    const content = contentRows(one, model.path, whereOf(handoff, "/model/path"));
    const { identity } = contentOf(one, model.path);
    // Another run would have made another model: who reviews is told when the one changed without the other.
    const bound = (key: string, run: string) =>
      key === "run_id" ? { identity: `${run}\n${identity}`, stays: "stays, though the model changed" } : {};
    const said = (["framework", "run_id"] as const).flatMap((key): Row[] => {
      const value = model[key];
      return value === undefined
        ? []
        : [{ key, name: key, shown: value, where: whereOf(handoff, `/model/${key}`), ...bound(key, value) }];
    });
    return [...content, ...said];
  });
}

/** Each file of the named content; a uri is one row. */
function contentRows(one: PackageFacts, named: PathOrUri | undefined, where: Row["where"]): readonly Row[] {
  if (named === undefined) return [];
  if (typeof named !== "string") {
    const { shown, identity } = contentOf(one, named);
    return [{ key: "content", name: "content", shown, identity, ...(where === undefined ? {} : { where }) }];
  }
  return filesAt(one, named).map(({ path, oid }) => {
    return {
      key: inside(path, one.folder),
      name: path,
      shown: oid.slice(0, 7),
      identity: oid,
      where: { path },
    };
  });
}

/** Files below the named code. */
export function codeRows(one: PackageFacts): readonly Row[] {
  return withHandoff(one, (_handoff, { code }) =>
    filesAt(one, code?.path).map(({ path, oid }) => ({
      key: inside(path, one.folder),
      name: path,
      shown: oid.slice(0, 7),
      identity: oid,
      where: { path },
    })),
  );
}

/** The rollback plan, one row for each of its promises. */
export function rollbackRows(one: PackageFacts): readonly Row[] {
  return withHandoff(one, (handoff, { rollback }) => {
    if (rollback === undefined) return [];
    const { triggers = [], stable, path, to, instead, within, authority } = rollback;
    const plain = Object.entries({ to, instead, within, authority }).flatMap(([name, value]): Row[] =>
      value === undefined
        ? []
        : [{ key: name, name, shown: value, where: whereOf(handoff, `/rollback/${name}`) }],
    );
    const conditions = triggers.map((trigger, index): Row => {
      const { metric, op, threshold, lookbackWindow = "", action = "" } = trigger;
      const shown = [
        `${OPERATOR_WORDS[op]} ${threshold}`,
        lookbackWindow && `over ${lookbackWindow}`,
        action && `then ${action}`,
      ];
      const where = whereOf(handoff, `/rollback/triggers/${index}`);
      return {
        key: `trigger ${metric} ${op}`,
        name: `trigger ${metric}`,
        shown: shown.filter(Boolean).join(" "),
        where,
      };
    });
    const until =
      stable === undefined
        ? []
        : [
            {
              key: "stable",
              name: "stable",
              shown: `${stable.metric} ${OPERATOR_WORDS[stable.op]} ${stable.threshold}`,
              where: whereOf(handoff, "/rollback/stable"),
            },
          ];
    const script = contentOf(one, path);
    const run = {
      key: "script",
      name: "script",
      shown: script.shown,
      identity: script.identity,
      where: whereOf(handoff, "/rollback/path"),
    };
    return [...plain, ...conditions, ...until, ...(path === undefined ? [] : [run])];
  });
}

type PathOrUri = NonNullable<NonNullable<Handoff["model"]>["path"]>;

function withHandoff(
  { manifest }: PackageFacts,
  rows: (handoff: ResolvedHandoff, manifest: Handoff) => readonly Row[],
): readonly Row[] {
  return manifest.ok ? rows(manifest.value, manifest.value.handoff) : [];
}

/** What stands at a path, by the object ids of its files; a uri is its digest. */
function contentOf(one: PackageFacts, named: PathOrUri | undefined): { shown: string; identity: string } {
  if (named === undefined) return { shown: "", identity: "" };
  if (typeof named !== "string") {
    const { sha256 } = named.digest;
    return { shown: sha256.slice(0, 12), identity: sha256 };
  }
  const files = filesAt(one, named);
  const identity = files.map(({ path, oid }) => `${inside(path, one.folder)} ${oid}`).join("\n");
  const [only, ...others] = files;
  if (only === undefined) return { shown: "absent", identity };
  return { shown: others.length === 0 ? only.oid.slice(0, 7) : `${files.length} files`, identity };
}

function filesAt({ folder, files, outside }: PackageFacts, named: PathOrUri | undefined) {
  const path = typeof named === "string" ? resolvePath(folder, named) : null;
  if (path === null) return [];
  return [...files, ...outside].filter(
    (file) => file.mode.startsWith("100") && (file.path === path || file.path.startsWith(`${path}/`)),
  );
}

/** A path by which files of a package that was moved can be told to be the same. */
export function inside(path: string, folder: string): string {
  return path.startsWith(`${folder}/`) ? path.slice(folder.length) : `/${path}`;
}
