import * as z from "zod";
import { sameLicence, traitsOf } from "./licence-traits.ts";

const id = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[A-Za-z0-9.+-]+$/, "expected the id of a licence, such as Apache-2.0 or LicenseRef-ours");

/** Options of the gate `licence`. */
export const options = z.strictObject({
  allow: z
    .array(id)
    .max(300)
    .optional()
    .describe(
      "The only licences that may be used, for package, models and data. Of a choice (`OR`) one is enough.",
    ),
  deny: z.array(id).max(300).default([]).describe("Licences that may not be used."),
  unknown: z
    .enum(["report", "refuse"])
    .default("report")
    .describe("What becomes of licences of which nothing is known here, such as `LicenseRef-…` and `other`."),
  data: z
    .enum(["report", "refuse"])
    .default("report")
    .describe(
      "What becomes of data sets whose licence forbids changed versions, or asks works made from them to be under the same licence. Whether a model is one is not settled.",
    ),
});

export type Options = z.output<typeof options>;

interface Lists {
  readonly allow?: Options["allow"] | undefined;
  readonly unknown: Options["unknown"];
}

/** The licences that both allow. A list stands alone where the other has none, less what the other refuses for being unknown. */
export function common(a: Lists, b: Lists): Options["allow"] {
  if (a.allow === undefined) return settled(b.allow, a);
  if (b.allow === undefined) return settled(a.allow, b);
  const other = b.allow;
  return a.allow.filter((id) => other.some((each) => sameLicence(each, id)));
}

function settled(allow: Options["allow"], { unknown }: Lists): Options["allow"] {
  return unknown === "refuse" ? allow?.filter((id) => traitsOf(id) !== null) : allow;
}
