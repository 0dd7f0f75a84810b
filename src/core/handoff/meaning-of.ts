import type * as z from "zod";
import { handoffSchema } from "./handoff-schema.ts";

/**
 * What belongs at a place of the manifest, in the words of its schema: `/problem/limitations/0` is "What the package must not be
 * used for." Where the place itself has no words, those of what is around it.
 */
export function meaningOf(pointer: string): string {
  let meaning = "";
  let at: z.core.$ZodType | undefined = handoffSchema;
  for (const key of pointer.split("/").slice(1)) {
    at = within(bare(at), key);
    if (at === undefined) break;
    meaning = (at as z.ZodType).description ?? (bare(at) as z.ZodType).description ?? meaning;
  }
  return meaning;
}

/** A schema without what makes it optional. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = schema._zod as { def: { type: string; innerType?: z.core.$ZodType } };
  return def.type === "optional" && def.innerType !== undefined ? bare(def.innerType) : schema;
}

/** The schema of one key of a mapping, or of any entry of a list or record. */
function within(schema: z.core.$ZodType, key: string): z.core.$ZodType | undefined {
  const { def } = schema._zod as {
    def: { shape?: Record<string, z.core.$ZodType>; element?: z.core.$ZodType; valueType?: z.core.$ZodType };
  };
  const own = def.shape !== undefined && Object.hasOwn(def.shape, key) ? def.shape[key] : undefined;
  return own ?? def.element ?? def.valueType;
}
