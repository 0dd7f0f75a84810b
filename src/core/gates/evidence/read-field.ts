import * as z from "zod";
import { FORMATS } from "#core/evidence/formats.ts";
import { didYouMean } from "#core/source/did-you-mean.ts";
import { shown } from "#core/source/source-issue.ts";
import { splitRead } from "./select-observations.ts";

const EXAMPLE = "junit:failures";

/** What is wrong with a check's `read`, as a statement; `null` when nothing is. */
function readFault(text: string) {
  const known = [...FORMATS.keys()];
  const { format, observation } = splitRead(text);
  const among = known.join(", ");
  if (!text.includes(":")) {
    const says = "`{key}` does not fit: expected a format, a colon and an observation, found {found}.";
    return { id: "wrong-value", says, fix: "Write it such as `{example}`.", values: { example: EXAMPLE } };
  }
  if (known.includes(format)) {
    const says = "`{key}` names no observation behind the colon.";
    const values = { example: EXAMPLE };
    return observation === ""
      ? { id: "wrong-value", says, fix: "Write it such as `{example}`.", values }
      : null;
  }
  const nearest = didYouMean(format, known);
  const says = "`{key}` names the format `{format}`, which cannot be read: expected one of {among}.";
  const values = { format: shown(format), among };
  if (nearest === undefined)
    return { id: "unknown-format", says, fix: "Name one of these before the colon.", values };
  return { id: "unknown-format", says, fix: "Did you mean `{nearest}`?", values: { ...values, nearest } };
}

/** `format:observation`. A format that nothing reads would be missed in every package, whose owners cannot mend it. */
export const read = z
  .string()
  .max(300)
  .superRefine((text, context) => {
    const params = readFault(text);
    if (params !== null) context.addIssue({ code: "custom", message: `expected ${EXAMPLE}`, params });
  })
  // Editors that know the policy's schema can tell the form, if not the formats.
  .meta({ pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*:.+$" });
