import type { Message } from "../define-gate.ts";
import { MANIFEST_UNREADABLE } from "../unreadable-manifest.ts";

const KEY = "`deployment.impact`";

/** Every sentence of the gate `impact`. */
export const messages = {
  "no-packages": { outcome: "skip", says: "No package is handed over, so nobody is touched by one." },
  "manifest-unreadable": MANIFEST_UNREADABLE,
  "not-asked": {
    outcome: "skip",
    says: "The package names no impact assessment, and the policy asks for none.",
  },
  "assessment-missing": {
    outcome: "fail",
    says: "The package names no impact assessment.",
    fix: `Write down who is touched, what is done if an assumption fails, and what can go wrong, and name the file under ${KEY}.`,
    expected: `a document under ${KEY}`,
    actual: "none",
  },
  "assessment-elsewhere": {
    outcome: "error",
    says: "The impact assessment is elsewhere ({uri}), so whether it speaks of {topics} cannot be told: nothing is fetched.",
    fix: "Commit it as a Markdown file, and name its path under `deployment.impact`.",
    expected: "a document in this repository",
    actual: "{uri}",
  },
  "assessment-unreadable": {
    outcome: "error",
    says: "The impact assessment `{path}` cannot be read.",
    fix: "Make it a Markdown file of the repository.",
    expected: "a Markdown document",
    actual: "something else, or nothing",
  },
  "left-to-fill-in": {
    outcome: "fail",
    says: "`{path}`: `{placeholder}` was left to be filled in under “{title}”.",
    fix: "Fill it in, or take it out.",
    expected: "a finished text",
    actual: "`{placeholder}`",
    many: {
      says: "{count} places were left to be filled in.",
      fix: "Fill each in, or take its section out.",
      each: "`{placeholder}`",
      note: "under “{title}”",
    },
  },
  "topic-missing": {
    outcome: "fail",
    says: "`{path}` has no heading about {topic}. Its headings: {titles}.",
    fix: "Add a section whose heading names it, such as “{example}”.",
    expected: "a heading such as “{example}”",
    actual: "{titles}",
    many: {
      says: "The impact assessment has no heading about {count} things that the policy asks for.",
      fix: "Add a section for each, with a heading that names it.",
      each: "{topic}",
      note: "such as “{example}”",
    },
  },
  "topic-empty": {
    outcome: "fail",
    says: "`{path}`: “{title}” has {words} [word|words] under it, expected at least {least}.",
    fix: "Say what is so for this version.",
    expected: "at least {least} words",
    actual: "{words}",
  },
  "not-renewed": {
    outcome: "fail",
    says: "The {part} changed since the base, and the impact assessment `{path}` did not.",
    fix: "Look at the assessment again, and write down what holds for this version, even where that is that nothing changes for anyone.",
    expected: "an assessment that was looked at for this version",
    actual: "the one of the version before",
    why: "What was assessed is not what is released.",
  },
  assessed: { outcome: "pass", says: "`{path}` speaks of {titles}." },
} as const satisfies Record<string, Message>;

/** Messages of the gate, as a type. */
export type Messages = typeof messages;
