import * as z from "zod";
import { namedObjects } from "#core/source/named-objects.ts";
import { extendingPolicySchema, policySchema } from "./policy-schema.ts";

/**
 * JSON Schema (draft 7) of the policy file, for editors: what `policySchema` accepts and, where a file says `extends`, what
 * `extendingPolicySchema` does, as one document.
 */
export function policyJsonSchema(): object {
  const alone = jsonSchemaOf(policySchema);
  const { required: alwaysRequired = [], properties: extending = {} } = jsonSchemaOf(extendingPolicySchema);
  const { required = [], properties = {} } = alone;
  const { extends: reference, stages } = extending;
  const branches = { additionalProperties: { required: ["branches"] } };
  return namedObjects({
    ...alone,
    properties: {
      ...properties,
      extends: reference,
      stages: { ...stages, description: properties["stages"]?.description },
    },
    required: alwaysRequired.filter((key) => key !== "extends"),
    // Who extends a policy need not repeat its stages nor their branches.
    anyOf: [{ required: ["extends"] }, { required, properties: { stages: branches } }],
    title: "Gatehouse policy (.github/gatehouse.yml)",
  });
}

interface JsonSchema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly description?: string;
}

function jsonSchemaOf(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    target: "draft-7",
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema }) => {
      // zod's bounds of a safe integer say nothing to a reader of the schema.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
    },
  }) as JsonSchema;
}
