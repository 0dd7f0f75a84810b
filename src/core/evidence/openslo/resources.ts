import type { Foreign } from "../foreign.ts";

/** The resources of an OpenSLO file by kind, and those with a name by kind and name. */
export interface Resources {
  of(kind: string): readonly Foreign[];
  named(kind: string, name: string | undefined): Foreign | undefined;
}

/** Sorts the resources of all documents of a file; a document may be a list of resources, too. */
export function resourcesOf(documents: readonly Foreign[]): Resources {
  const kinds = new Map<string, Foreign[]>();
  const names = new Map<string, Foreign>();
  for (const resource of documents.flatMap((document) => (document.isList ? document.items : [document]))) {
    const kind = resource.at("kind").text;
    if (kind === undefined || !isOpenslo(resource)) continue;
    const known = kinds.get(kind);
    if (known === undefined) kinds.set(kind, [resource]);
    else known.push(resource);
    const key = keyOf(kind, resource.at("metadata", "name").text);
    if (!names.has(key)) names.set(key, resource);
  }
  return {
    of: (kind) => kinds.get(kind) ?? [],
    named: (kind, name) => (name === undefined ? undefined : names.get(keyOf(kind, name))),
  };
}

/** `openslo/v1`, `openslo/v1alpha` and `openslo.com/v2alpha`. */
function isOpenslo(resource: Foreign): boolean {
  return /^openslo(?:\.com)?\/v\d/.test(resource.at("apiVersion").text ?? "");
}

function keyOf(kind: string, name: string | undefined): string {
  return JSON.stringify([kind, name]);
}
