import * as z from "zod";
import { namedObjects } from "#core/source/named-objects.ts";
import { recordSchema } from "./record-schema.ts";

/** JSON Schema (draft 7) of the record that travels with a package, for programs that read one. Keys may be added under the same types. */
export function recordJsonSchema(): Readonly<Record<string, unknown>> {
  return namedObjects({
    ...z.toJSONSchema(recordSchema, { target: "draft-7", io: "input" }),
    title: "Gatehouse record",
    description:
      "What was found of one package: an in-toto statement v1 with a SLSA verification summary v1, and what SLSA has no word for.",
  });
}
