import { licence, version } from "#core/handoff/handoff-fields.ts";
import type { Details } from "#core/model/details.ts";
import { plainName, roleOf } from "./find-dvc.ts";
import { baseName, besides, firstPath, type Place, readAs } from "./place.ts";
import type { FoundDataset, Known, Part } from "./survey.ts";

/** What a `Kitfile` says is packed: model, code and data, with names and licences. */
export async function findKitfile(place: Place): Promise<Part> {
  const path = firstPath(place, /(?:^|\/)Kitfile(?:\.ya?ml)?$/i);
  const reading = path === undefined ? null : await readAs(place, path, "kitfile");
  if (path === undefined || reading === null) return {};
  const details = reading.details ?? {};
  const model = pathAt(details, path, /^\/model\/path$/);
  const code = pathAt(details, path, /^\/code\/0\/path$/);
  const framework = propertyOf(details, "model.framework");
  const modelPart =
    model === undefined
      ? {}
      : {
          model: { path: model, ...(framework === undefined ? {} : { framework }), from: path },
        };
  return {
    ...identityOf(details, path),
    ...modelPart,
    ...(code === undefined ? {} : { code: { value: code, from: path } }),
    datasets: datasetsOf(details, path),
    read: [{ id: "kitfile", says: "KitOps: `{path}`", values: { path } }],
  };
}

function identityOf(details: Details, from: string): Part {
  const known = (value: string | undefined): Known | undefined =>
    value === undefined ? undefined : { value, from };
  const stated = licenceAt(details, "/package/license") ?? licenceAt(details, "/model/license");
  const version_ = propertyOf(details, "package.version") ?? propertyOf(details, "model.version");
  const found = {
    name: known(propertyOf(details, "package.name")),
    description: known(propertyOf(details, "package.description")),
    version: known(version.safeParse(version_).success ? version_ : undefined),
    license: known(stated),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

function datasetsOf(details: Details, from: string): readonly FoundDataset[] {
  return (details.artifacts ?? []).flatMap(({ name, source: { pointer } }): FoundDataset[] => {
    const entry = /^(\/datasets\/\d+)\/path$/.exec(pointer)?.[1];
    const path = entry === undefined ? null : besides(from, name);
    if (path === null) return [];
    const license = licenceAt(details, `${entry}/license`);
    const base = baseName(path);
    return [
      {
        name: plainName(base),
        path,
        ...roleOf(path),
        ...(license === undefined ? {} : { license }),
        lineage: [],
        from,
      },
    ];
  });
}

function pathAt({ artifacts = [] }: Details, kitfile: string, pointer: RegExp): string | undefined {
  const named = artifacts.find(({ source }) => pointer.test(source.pointer))?.name;
  return named === undefined ? undefined : (besides(kitfile, named) ?? undefined);
}

function licenceAt({ licences = [] }: Details, pointer: string): string | undefined {
  const stated = licences.find(({ source }) => source.pointer === pointer)?.expression;
  return licence.safeParse(stated).success ? stated : undefined;
}

function propertyOf({ properties = [] }: Details, name: string): string | undefined {
  const value = properties.find((each) => each.name === name)?.value;
  return value === undefined || String(value).trim() === "" ? undefined : String(value);
}
