import type { PackageFacts } from "#core/facts/package-facts.ts";
import { type ResolvedHandoff, whereOf } from "#core/handoff/resolved-handoff.ts";
import { OPERATOR_WORDS } from "#core/quantity/operator.ts";
import type { Row } from "./compare-rows.ts";
import { inside } from "./package-rows.ts";

/** What the package promises: its own targets, the bounds for production, its risk. */
export function promiseRows({ manifest }: PackageFacts): readonly Row[] {
  if (!manifest.ok) return [];
  const { problem, migration, package: own } = manifest.value.handoff;
  const at = (pointer: string) => ({ where: whereOf(manifest.value, pointer) });
  const targets = (problem?.success ?? []).map(({ metric, op, target }, index): Row => {
    const shown = `${OPERATOR_WORDS[op]} ${target}`;
    return { key: `target ${metric}`, name: `target ${metric}`, shown, ...at(`/problem/success/${index}`) };
  });
  const bounds = Object.entries(migration?.constraints ?? {}).map(([name, bound]): Row => {
    const shown = String(bound);
    return { key: `bound ${name}`, name: `constraint ${name}`, shown, ...at("/migration/constraints") };
  });
  const risk: readonly Row[] =
    own.risk === undefined ? [] : [{ key: "risk", name: "risk", shown: own.risk, ...at("/package/risk") }];
  return [...risk, ...targets, ...bounds];
}

/** Who answers for the package: the owner that it names, and those whom CODEOWNERS of its commit gives its manifest. */
export function ownerRows({ manifest, owners, codeowners }: PackageFacts): readonly Row[] {
  const named: readonly Row[] = manifest.ok
    ? [
        {
          key: "owner",
          name: "owner",
          shown: manifest.value.handoff.package.owner,
          where: whereOf(manifest.value, "/package/owner"),
        },
      ]
    : [];
  if (owners === null) return named;
  const where = codeowners === undefined ? {} : { where: { path: codeowners.path, line: owners.line } };
  const shown = owners.owners.join(", ") || "nobody";
  return [...named, { key: "code owners", name: "code owners", shown, ...where }];
}

/** Licences of the package, and those that its documents state. A data set's stands in its own row. */
export function licenceRows({ manifest, documents, evidence }: PackageFacts): readonly Row[] {
  const own = manifest.ok ? manifestLicences(manifest.value) : [];
  const readings = [...documents, ...evidence].flatMap(({ reading }) => reading ?? []);
  const stated = readings.flatMap(({ path, details }) =>
    (details?.licences ?? []).map(({ of, name = "", expression, source: { line } }): Row => {
      const where = { path, ...(line === undefined ? {} : { line }) };
      const said = `${of.replaceAll("-", " ")} ${name}`.trim();
      return { key: `${of}\n${name}`, name: said, shown: expression, where };
    }),
  );
  return [...own, ...stated];
}

function manifestLicences(resolved: ResolvedHandoff): readonly Row[] {
  const { package: own, model } = resolved.handoff;
  const named = [
    { key: "package\n", name: "package", shown: own.license, pointer: "/package/license" },
    ...(model?.base ?? []).map(({ name, license }, at) => ({
      key: `base-model\n${name}`,
      name: `base model ${name}`,
      shown: license,
      pointer: `/model/base/${at}`,
    })),
  ];
  return named.flatMap(({ key, name, shown, pointer }): readonly Row[] =>
    shown === undefined ? [] : [{ key, name, shown, where: whereOf(resolved, pointer) }],
  );
}

/** Words for the states of an item. */
const STATES = { open: "open", done: "ticked", "not-applicable": "not applicable" } as const;

/** Items of the filled checklists, by their id; a list that cannot be read is one row. */
export function checklistRows({ checklists }: PackageFacts): readonly Row[] {
  return checklists.flatMap(({ name, path, checklist }): readonly Row[] => {
    if (!checklist.ok) return [{ key: name, name, shown: "cannot be read", where: { path } }];
    return checklist.value.items.map(({ id, text, wording, state, reason, evidence, where }) => {
      const proofs = evidence.map((link) => link.path);
      const told = [STATES[state], reason ?? "", proofs.length === 0 ? "" : `with ${proofs.join(", ")}`];
      const shown = told.filter(Boolean).join(", ");
      return {
        key: `${name}\n${id}`,
        name: `${name}: ${text}`,
        shown,
        identity: `${shown}\n${wording}`,
        where: { path, ...(where.line === undefined ? {} : { line: where.line }) },
      };
    });
  });
}

/** Every file of the package, and what it names outside of its folder. */
export function fileRows({ folder, files, outside }: PackageFacts): readonly Row[] {
  return [...files, ...outside]
    .filter(({ mode }) => !mode.startsWith("04"))
    .map(({ path, mode, oid }) => ({
      key: inside(path, folder),
      name: path,
      shown: oid.slice(0, 7),
      identity: `${mode} ${oid}`,
      where: { path },
    }));
}
