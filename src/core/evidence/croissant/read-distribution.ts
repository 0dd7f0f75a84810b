import type { Digest } from "#core/model/details.ts";
import { quantity } from "#core/quantity/parse-quantity.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

const LENGTHS = [
  ["sha256", 64],
  ["md5", 32],
] as const;
const SIZE = /^(\d{1,15}(?:\.\d{1,9})?) ?([A-Za-z]{0,3})$/;
/** What the Hub writes in the place of a digest of a whole git repository, which has none. */
const NO_DIGEST = "https://github.com/mlcommons/croissant/issues/";

/** The files of a data set as artifacts with their digests. File sets are patterns over them and no content of their own. */
export function readDistribution(builder: ReadingBuilder, distribution: Foreign): void {
  const files = distribution.isMapping ? [distribution] : distribution.items;
  for (const file of files) {
    if (file.at("@type").text?.endsWith("FileSet") === true) continue;
    const name = file.at("contentUrl").text ?? file.at("@id").text ?? file.at("name").text;
    if (name === undefined) {
      const says = "A file of the data set has neither `contentUrl` nor a name.";
      builder.problem({ id: "unnamed-file", says, fix: "Write where its content is." }, file.where);
      continue;
    }
    const size = sizeOf(file.at("contentSize"));
    builder.add("artifacts", {
      name,
      digests: digestsOf(builder, file),
      ...(size === undefined ? {} : { size }),
      source: file.source,
    });
  }
}

function digestsOf(builder: ReadingBuilder, file: Foreign): readonly Digest[] {
  return LENGTHS.flatMap(([algorithm, length]) => {
    const from = file.at(algorithm);
    const value = from.text?.trim();
    if (!from.present || value?.startsWith(NO_DIGEST) === true) return [];
    if (value?.length === length && /^[0-9a-f]+$/i.test(value))
      return [{ algorithm, value: value.toLowerCase() }];
    const says = "`{algorithm}` is {found}, which is no digest.";
    const values = { algorithm, found: shown(value ?? "no text", 80) };
    const fix = "Write the hexadecimal digest of the file's content.";
    builder.problem({ id: "not-a-digest", says, fix, values }, from.where);
    return [];
  });
}

/** Bytes of `117743 B` or `1.5 MB`; a size that cannot be read is left out, since nothing is decided by it. */
function sizeOf(from: Foreign): number | undefined {
  if (from.number !== undefined && from.number >= 0) return from.number;
  const match = SIZE.exec(from.text?.slice(0, 40) ?? "");
  const read =
    match === null ? undefined : quantity(Number(match[1]), match[2] === "" ? "B" : (match[2] ?? ""));
  return read?.ok === true && read.value.dimension === "information" ? read.value.base : undefined;
}
