import { defineReader } from "../define-reader.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { isStatement, readStatement } from "./read-statement.ts";
import { readValues } from "./read-values.ts";

const ID = "in-toto";

/** Bare in-toto statements, one or one a line. Nobody signed them. */
export const inToto = defineReader({
  id: ID,
  title: "in-toto statement",
  detect: (text) => {
    const opening = text.slice(0, 65_536);
    return (
      /"_type"\s*:\s*"https:\/\/in-toto\.io\/Statement\//.test(opening) &&
      !/"dsseEnvelope"|"payloadType"/.test(opening)
    );
  },
  read: (file) => {
    const builder = new ReadingBuilder(ID, file);
    const { values, issues } = readValues(file);
    builder.problems(issues);
    for (const value of values) {
      if (isStatement(value)) readStatement(value, false, builder);
      else builder.problem(NO_STATEMENT, value.where);
    }
    return builder.build();
  },
});

const NO_STATEMENT = {
  id: "no-statement",
  says: "This is no in-toto statement: `_type` does not say so.",
  fix: "List the file that holds the statement, or name its format with `as:`.",
};
