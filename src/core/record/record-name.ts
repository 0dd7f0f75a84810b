import { extensionOf, type PackageRecord } from "./record-schema.ts";

/**
 * Names of the files of records, in their order, each once: `gatehouse-record-<package>-<version>.intoto.json`, with the folder in their
 * place while the manifest cannot be read. What no file system would take is a dash.
 */
export function recordNames(records: readonly PackageRecord[]): readonly string[] {
  const taken = new Set<string>();
  return records.map((record) => {
    const { name, version, folder } = extensionOf(record).package;
    const about = name === undefined ? folder : `${name}-${version ?? ""}`;
    const plain = about.replaceAll(/[^\w.+-]+/g, "-").slice(0, 150);
    let free = plain;
    for (let n = 2; taken.has(free); n++) free = `${plain}-${n}`;
    taken.add(free);
    return `gatehouse-record-${free}.intoto.json`;
  });
}
