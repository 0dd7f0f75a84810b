import type { RecordedPackage } from "#core/report/record-line.ts";
import { extensionOf, type PackageRecord } from "./record-schema.ts";

/** What a page tells of a record: the package, and the digest over its files that every record of them has, and that `gatehouse verify` prints. */
export function recordedPackage(record: PackageRecord): RecordedPackage {
  const { package: about, contents } = extensionOf(record);
  const { name, version = "", folder } = about;
  return {
    about: name === undefined ? folder : `${name} ${version}`.trimEnd(),
    files: contents.count,
    digest: contents.gitDigest,
  };
}
