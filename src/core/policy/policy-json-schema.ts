import * as z from "zod";
import { policySchema } from "./policy-schema.ts";

/** JSON Schema (draft 7) of the policy file, for editors: what `policySchema` accepts, as a document. */
export function policyJsonSchema(): object {
  const schema = z.toJSONSchema(policySchema, {
    target: "draft-7",
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      // zod's bounds of a safe integer say nothing to a reader of the schema.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  });
  return { ...schema, title: "Gatehouse policy (.github/gatehouse.yml)" };
}
