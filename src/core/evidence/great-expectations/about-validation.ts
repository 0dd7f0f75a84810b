import type { Subject } from "#core/model/details.ts";
import type { Foreign } from "../foreign.ts";
import { readInstant } from "../read-instant.ts";

const COMPACT = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\.\d{1,9})?Z$/;

/** When the data was validated: `validation_time` in its compact spelling, else the time of the run. */
export function instantOf(validation: Foreign): string | undefined {
  const meta = validation.at("meta");
  const times = [meta.at("validation_time"), meta.at("run_id", "run_time"), meta.at("run_id", "run_name")];
  for (const { text } of times) {
    const instant = text === undefined ? undefined : (compact(text) ?? readInstant(text));
    if (instant !== undefined) return instant;
  }
  return undefined;
}

function compact(text: string): string | undefined {
  const match = text.length <= 40 ? COMPACT.exec(text) : null;
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = ""] = match;
  return readInstant(`${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`);
}

/** Name of the suite, in the places where its versions write it. */
export function suiteOf(validation: Foreign): string | undefined {
  return (
    validation.at("suite_name").text ??
    validation.at("meta", "expectation_suite_name").text ??
    validation.at("meta", "suite_name").text
  );
}

/** Version of the tool: a key with a dot in its name up to 0.x, `great_expectations_version` since. */
export function versionOf(validation: Foreign): string | undefined {
  const meta = validation.at("meta");
  return meta.at("great_expectations_version").text ?? meta.at("great_expectations.__version__").text;
}

/** Places of the name of the data that was validated, the newest first. */
const NAMES: readonly (readonly string[])[] = [
  ["meta", "active_batch_definition", "data_asset_name"],
  ["asset_name"],
  ["meta", "batch_kwargs", "data_asset_name"],
  ["meta", "batch_kwargs", "table"],
  ["meta", "batch_kwargs", "path"],
  ["meta", "batch_spec", "table_name"],
  ["meta", "batch_spec", "path"],
  ["meta", "batch_kwargs", "ge_batch_id"],
  ["meta", "batch_kwargs", "datasource"],
];

/**
 * The data that was validated, with the fingerprint of its batch. That is a hash of a data frame in memory and of no file, so its
 * algorithm has a name that nothing else has.
 */
export function dataOf(validation: Foreign): Extract<Subject, { kind: "dataset" }> | undefined {
  const fingerprint = validation.at("meta", "batch_markers", "pandas_data_fingerprint");
  const name = NAMES.map((path) => validation.at(...path)).find(({ text }) => text !== undefined);
  if (name?.text === undefined && fingerprint.text === undefined) return undefined;
  const digests =
    fingerprint.text !== undefined && /^[0-9a-f]{8,128}$/i.test(fingerprint.text)
      ? [{ algorithm: "pandas_data_fingerprint", value: fingerprint.text.toLowerCase() }]
      : [];
  return { kind: "dataset", name: name?.text ?? "", digests, source: (name ?? fingerprint).source };
}
