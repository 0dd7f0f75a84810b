import type { PackageFacts } from "#core/facts/package-facts.ts";
import { whereOf } from "#core/handoff/resolved-handoff.ts";
import type { Licence } from "#core/model/details.ts";
import type { Location } from "#core/model/location.ts";

/** A licence that the manifest or a document states. */
export interface Stated {
  readonly of: Licence["of"];
  /** What it is about, as a reader calls it: `data set crm`. */
  readonly subject: string;
  readonly name?: string;
  readonly expression: string;
  readonly where: Location;
  /** File that states it; the manifest's own are marked. */
  readonly path: string;
  readonly own: boolean;
}

/** Every licence of a package: the manifest's first, then those of its documents. Libraries (`component`) are a scanner's to judge. */
export function statedLicences(one: PackageFacts): readonly Stated[] {
  return [...fromManifest(one), ...fromDocuments(one)];
}

function fromManifest({ manifest, manifestPath: path }: PackageFacts): readonly Stated[] {
  if (!manifest.ok) return [];
  const { package: own, model, datasets = [] } = manifest.value.handoff;
  const at = (pointer: string) => ({ where: whereOf(manifest.value, pointer), path, own: true });
  const stated: Stated[] = [];
  if (own.license !== undefined)
    stated.push({
      of: "package",
      subject: "the package",
      expression: own.license,
      ...at("/package/license"),
    });
  for (const [index, { name, license }] of (model?.base ?? []).entries())
    if (license !== undefined)
      stated.push({
        of: "base-model",
        subject: `base model ${name}`,
        name,
        expression: license,
        ...at(`/model/base/${index}/license`),
      });
  for (const [index, { name, license }] of datasets.entries())
    if (license !== undefined)
      stated.push({
        of: "dataset",
        subject: `data set ${name}`,
        name,
        expression: license,
        ...at(`/datasets/${index}/license`),
      });
  return stated;
}

function fromDocuments({ documents }: PackageFacts): readonly Stated[] {
  return documents.flatMap(({ path, reading }) =>
    (reading?.details?.licences ?? [])
      .filter(({ of }) => of !== "component" && of !== "code")
      .map(({ of, name, expression, source: { line, column } }): Stated => {
        const place = {
          path,
          ...(line === undefined ? {} : { line }),
          ...(column === undefined ? {} : { column }),
        };
        const named = name === undefined ? {} : { name };
        return { of, subject: subjectOf(of, name), ...named, expression, where: place, path, own: false };
      }),
  );
}

function subjectOf(of: Licence["of"], name: string | undefined): string {
  const words = of === "base-model" ? "base model" : of === "dataset" ? "data set" : of;
  return name === undefined ? `the ${words}` : `${words} ${name}`;
}
