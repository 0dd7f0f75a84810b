import type { Observation } from "#core/model/observation.ts";
import { shown } from "#core/source/source-issue.ts";
import type { Foreign } from "../foreign.ts";
import type { ReadingBuilder } from "../reading-builder.ts";

/** Arguments of an expectation that say which columns it is about. */
const COLUMNS = ["column", "column_A", "column_B"] as const;
/** Numbers of a result, and their unit. */
const NUMBERS: readonly (readonly [string, string | undefined])[] = [
  ["observed_value", undefined],
  ["unexpected_count", undefined],
  ["unexpected_percent", "%"],
  ["missing_count", undefined],
  ["missing_percent", "%"],
];

/** One expectation: whether it held, and what was observed. One that raised an exception was not evaluated, which is a problem. */
export function readExpectation(builder: ReadingBuilder, result: Foreign, about: Partial<Observation>): void {
  // What `describe()` prints has no configuration of its own: type and arguments stand in the result.
  const config = result.at("expectation_config").present ? result.at("expectation_config") : result;
  // Up to 0.18 the key is `expectation_type`, from 1.0 it is `type`.
  const type = config.at("type").text ?? config.at("expectation_type").text;
  const name = type ?? "expectation";
  const exception = exceptionOf(result.at("exception_info"));
  if (exception !== undefined) {
    const says = "`{name}` was not evaluated: {reason}.";
    const fix = "Mend what raised the exception, and validate again.";
    const reason = shown(exception.trim().replace(/\.$/, ""), 120);
    builder.problem(
      { id: "raised-exception", says, fix, values: { name: shown(name), reason } },
      result.where,
    );
    return;
  }
  const success = result.at("success");
  if (type === undefined || success.boolean === undefined) {
    const says = "`{name}` has no `success`, so nobody knows whether it held.";
    const fix = "Write the file again with Great Expectations.";
    builder.problem({ id: "no-verdict", says, fix, values: { name: shown(name) } }, result.where);
    return;
  }
  const severity = config.at("severity").text ?? config.at("meta", "severity").text;
  const more = { ...about, ...sliced(about, config.at("kwargs"), severity), ...samplesOf(result) };
  builder.observe(name, success, { ...more, passed: success.boolean });
  for (const [key, unit] of NUMBERS) {
    const from = result.at("result", key);
    if (from.number === undefined && !isBroken(from)) continue;
    builder.observe(`${name}.${key}`, from, { ...more, ...(unit === undefined ? {} : { unit }) });
  }
}

/** NaN and infinities. What is observed may as well be a list, a text or missing. */
function isBroken({ value }: Foreign): boolean {
  return typeof value === "number" && !Number.isFinite(value);
}

/** The columns that it is about and its severity, beside the suite. */
function sliced(
  about: Partial<Observation>,
  kwargs: Foreign,
  severity: string | undefined,
): Pick<Observation, "slice"> {
  const columns = COLUMNS.flatMap((key) => {
    const { text } = kwargs.at(key);
    return text === undefined ? [] : [[key, text] as const];
  });
  const slice = {
    ...about.slice,
    ...Object.fromEntries(columns),
    ...(severity === undefined ? {} : { severity }),
  };
  return Object.keys(slice).length === 0 ? {} : { slice };
}

function samplesOf(result: Foreign): { readonly samples?: number } {
  const { number } = result.at("result", "element_count");
  return number !== undefined && Number.isSafeInteger(number) && number >= 0 ? { samples: number } : {};
}

/** Message of an exception. It stands under `exception_info`, or one level deeper for each metric that raised one. */
function exceptionOf(info: Foreign): string | undefined {
  for (const each of [info, ...info.entries.map(([, inner]) => inner)]) {
    if (each.at("raised_exception").boolean === true)
      return each.at("exception_message").text ?? "an exception without a message was raised";
  }
  return undefined;
}
