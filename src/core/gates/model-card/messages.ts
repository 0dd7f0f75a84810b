import type { Message } from "../define-gate.ts";
import { MANIFEST_UNREADABLE } from "../unreadable-manifest.ts";

/** Every sentence of the gate `model-card`. */
export const messages = {
  "no-packages": { outcome: "skip", says: "No package is handed over, so there is no card to judge." },
  "manifest-unreadable": MANIFEST_UNREADABLE,
  "not-asked": { outcome: "skip", says: "The package names no model card, and the policy asks for none." },
  "card-missing": {
    outcome: "fail",
    says: "The package names no model card.",
    fix: "Write one, and name it under `model.card`. Hugging Face's template has the headings that readers look for.",
    expected: "a card under `model.card`",
    actual: "none",
  },
  "card-elsewhere": {
    outcome: "error",
    says: "The model card is elsewhere ({uri}), so whether it speaks of {topics} cannot be told: nothing is fetched.",
    fix: "Commit it as a Markdown file, and name its path under `model.card`.",
    expected: "a card in this repository",
    actual: "{uri}",
  },
  "card-unreadable": {
    outcome: "error",
    says: "The model card `{path}` cannot be read: {problem}",
    fix: "{remedy}",
    expected: "a Markdown file, or a card in a format that is known",
    actual: "{problem}",
  },
  "left-to-fill-in": {
    outcome: "fail",
    says: "`{path}`: `{placeholder}` was left to be filled in under “{title}”.",
    fix: "Fill it in, or take the section out.",
    expected: "a finished card",
    actual: "`{placeholder}`",
    why: "A card with a hole says that nobody read it before it was released.",
    many: {
      says: "{count} places were left to be filled in.",
      fix: "Fill each in, or take its section out.",
      each: "`{placeholder}`",
      note: "under “{title}”",
    },
  },
  "topic-missing": {
    outcome: "fail",
    says: "`{path}` does not speak of {topic}. Its headings: {titles}.",
    fix: "Add a section, such as “{example}”.",
    expected: "a section such as “{example}”",
    actual: "{titles}",
    many: {
      says: "The model card does not speak of {count} things that the policy asks for.",
      fix: "Add a section for each.",
      each: "{topic}",
      note: "such as under “{example}”",
    },
  },
  "topic-empty": {
    outcome: "fail",
    says: "`{path}`: “{title}” has {words} [word|words], expected at least {least}.",
    fix: "Say what is so for this model.",
    expected: "at least {least} words",
    actual: "{words}",
  },
  "not-renewed": {
    outcome: "fail",
    says: "The model has other content than at the base, and its card `{path}` is the same.",
    fix: "Go through the card with the new model in mind; at the least, its numbers and its version are others.",
    expected: "a card that was looked at for this model",
    actual: "the one of the model before",
    why: "A card that describes another model is worse than none.",
  },
  described: { outcome: "pass", says: "The card `{path}` speaks of {topics}." },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
