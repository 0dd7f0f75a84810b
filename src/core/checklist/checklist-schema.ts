import * as z from "zod";
import { ITEM_LINKS } from "./checklist.ts";
import { ITEM_ID, ROLE_NAME } from "./item-id.ts";

const requirement = z.enum(["required", "optional", "none"]);

const evidence = z
  .union([requirement, z.array(z.string().min(1).max(1000)).max(ITEM_LINKS)])
  .describe(
    "In a definition whether a tick counts only with a file: `required`, `optional` or `none`. In a filled copy the files, as paths relative to the checklist.",
  );

const item = z.strictObject({
  id: z
    .string()
    .regex(
      ITEM_ID,
      "An id begins with a letter or digit, has letters, digits, `.`, `_` and `-`, and at most 64 in all.",
    )
    .describe("Names the item in the definition and in every filled copy. Unique in its file."),
  text: z.string().min(1).max(2000).describe("What is to be confirmed. The same in a filled copy."),
  evidence: evidence.optional(),
  role: z
    .string()
    .regex(ROLE_NAME, "Expected the name of a role in the policy.")
    .describe("Role of the policy that answers for the item.")
    .optional(),
  done: z.boolean().describe("Whether it is confirmed. Only in a filled copy.").optional(),
  note: z.string().max(4000).describe("Free text for the people who read the copy.").optional(),
  not_applicable: z
    .string()
    .max(2000)
    .describe("Why the item does not apply. Only in a filled copy.")
    .optional(),
});

/** A checklist written as YAML: the definition, or a filled copy of it. */
export const checklistSchema = z.strictObject({
  title: z.string().min(1).max(200).describe("What the list is about.").optional(),
  items: z.array(item).describe("What is to be confirmed, in order."),
});

/** One item as YAML has it. */
export type YamlItem = z.output<typeof item>;
