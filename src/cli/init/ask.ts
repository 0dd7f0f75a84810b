import type { Readable, Writable } from "node:stream";
import { type CANCEL_SYMBOL, isCancel, multiselect, text } from "@clack/prompts";
import { handle, packageName } from "#core/handoff/handoff-fields.ts";
import { text as plain } from "#core/report/escape-terminal.ts";
import { Cancelled, type Questions } from "./questions.ts";

const HANDLES = "@organisation/team or @user";

/** Where questions are shown and answered. */
export interface Dialogue {
  readonly input: Readable;
  readonly output: Writable;
}

/** Asks a person. Each question rejects with {@link Cancelled} where they go away from it. */
export function questionsOn(on: Dialogue): Questions {
  return {
    name: async (likely) =>
      given(
        await text({
          ...on,
          message: "What is the package called?",
          initialValue: plain(likely),
          validate: (value) =>
            packageName.safeParse(value).success
              ? undefined
              : "Lower-case letters, digits, dots, hyphens, underscores.",
        }),
      ),
    owner: async (likely) => {
      const answer = await text({
        ...on,
        message: "Who answers for it? They own its folder in CODEOWNERS.",
        placeholder: HANDLES,
        ...(likely === undefined ? {} : { initialValue: plain(likely) }),
        validate: (value) => (handle.safeParse(value).success ? undefined : `One of GitHub's: ${HANDLES}.`),
      });
      return given(answer);
    },
    engineering: () => askHandles(on, "Who takes it over, and signs for it? Leave it empty to decide later."),
    operations: () =>
      askHandles(on, "Who runs it in production, and signs for that? Leave it empty to decide later."),
    rulesOwner: (likely) =>
      askHandles(
        on,
        `Who answers for the rules: policy, checklists, workflows? Whoever hands over should not set their own bar. Leave it empty for ${plain(likely.join(", "))}.`,
      ),
    overwrite: async (found) => {
      if (found.length === 0) return new Set();
      const chosen = await multiselect({
        ...on,
        message: "These are there already. Which ones are written anew?",
        options: found.map(({ part, path }) => ({ value: part, label: part, hint: plain(path) })),
        required: false,
        initialValues: [],
      });
      return new Set(given(chosen));
    },
  };
}

async function askHandles(on: Dialogue, message: string): Promise<readonly string[]> {
  const answer = await text({
    ...on,
    message,
    placeholder: HANDLES,
    defaultValue: "",
    validate: (value) =>
      handlesIn(value ?? "").every((each) => handle.safeParse(each).success)
        ? undefined
        : `GitHub's names, with commas between them: ${HANDLES}.`,
  });
  return handlesIn(given(answer));
}

function handlesIn(answer: string): readonly string[] {
  return answer.split(/[\s,]+/).filter((each) => each !== "");
}

function given<T>(answer: T | typeof CANCEL_SYMBOL): T {
  if (isCancel(answer)) throw new Cancelled();
  return answer;
}
