import { lstat, readFile } from "node:fs/promises";
import { readManifest } from "#core/handoff/read-manifest.ts";
import { referencedPaths } from "#core/handoff/referenced-paths.ts";
import type { ManifestDocument } from "#core/handoff/resolved-handoff.ts";
import type { Words } from "#core/record/checked.ts";
import { extensionOf, type PackageRecord, type RecordExtension } from "#core/record/record-schema.ts";
import { YAML_LIMITS } from "#core/source/source-document.ts";
import { leadsTo, type Place } from "./place.ts";

/**
 * What the manifest on the disk says otherwise than a record: who and what the package is, and which paths it names. A manifest that is not there,
 * or that the record knows as unreadable, says nothing; whether it is the one that was judged, its digest tells.
 */
export async function otherManifest(record: PackageRecord, place: Place): Promise<Words[]> {
  const { package: about } = extensionOf(record);
  if (about.name === undefined) return [];
  const text = await textAt(about.manifest, place);
  if (text === null) return [];
  const reading = readManifest(text, about.manifest, about.folder);
  if (!reading.ok) {
    const [first] = reading.issues;
    const { manifest: path } = about;
    const { line = 1 } = first?.where ?? {};
    return [{ says: "`{path}` cannot be read as a manifest, from line {line} on", values: { path, line } }];
  }
  return [...otherHead(about, reading.value), ...unnamed(about, reading.value)];
}

async function textAt(name: string, place: Place): Promise<string | null> {
  const leads = await leadsTo(name, place);
  if (leads.to !== "path") return null;
  const stats = await lstat(leads.path).catch(() => null);
  if (stats === null || !stats.isFile() || stats.size > YAML_LIMITS.bytes) return null;
  return readFile(leads.path, "utf8");
}

const KEYS = ["name", "version", "risk", "owner"] as const;

function otherHead(about: RecordExtension["package"], { manifest, path }: ManifestDocument): Words[] {
  return KEYS.flatMap((key) => {
    const [said, written] = [about[key], manifest.package[key]];
    if (said === written) return [];
    const says = "the record is about {key} `{said}`, and `{path}` says `{written}`";
    return [{ says, values: { key, said: said ?? "none", written: written ?? "none", path } }];
  });
}

/** Paths that the manifest names and the record does not, so that nobody would miss what stands there. */
function unnamed(about: RecordExtension["package"], document: ManifestDocument): Words[] {
  const known = new Set(about.names.map(({ at, path }) => JSON.stringify([at, path])));
  const { paths } = referencedPaths({ ...document, handoff: document.manifest });
  return paths
    .filter(({ pointer, path }) => !known.has(JSON.stringify([pointer, path])))
    .map(({ pointer, path }) => ({
      says: "`{manifest}` names `{path}` at `{pointer}`, and the record knows of no such name",
      values: { manifest: document.path, path, pointer },
    }));
}
