import { defineReader } from "../define-reader.ts";
import { readValues } from "../in-toto/read-values.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { isEnvelope, readEnvelope } from "./read-envelope.ts";

const ID = "dsse";

/** DSSE envelopes around in-toto statements, one or one a line. */
export const dsse = defineReader({
  id: ID,
  title: "DSSE envelope",
  detect: (text) => {
    const opening = text.slice(0, 65_536);
    const { length } = opening;
    // A long payload may push the other keys out of the opening.
    return (
      /^\s*\{/.test(opening) &&
      /"payload(?:Type)?"\s*:\s*"/.test(opening) &&
      !/"dsseEnvelope"/.test(opening) &&
      /"payloadType"/.test(length < text.length ? text : opening)
    );
  },
  read: (file) => {
    const builder = new ReadingBuilder(ID, file);
    const { values, issues } = readValues(file);
    builder.problems(issues);
    for (const value of values) {
      if (isEnvelope(value)) readEnvelope(value, file.path, builder);
      else builder.problem(NO_ENVELOPE, value.where);
    }
    return builder.build();
  },
});

const NO_ENVELOPE = {
  id: "no-envelope",
  says: "This is no DSSE envelope: it has no `payload` or no `payloadType`.",
  fix: "List the file that holds the envelope, or name its format with `as:`.",
};
