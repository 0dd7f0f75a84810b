/** Words that stand for a decision that was not made. Whole texts, in lower case. */
const EMPTY_WORDS = new Set([
  "tbd",
  "tba",
  "todo",
  "n/a",
  "na",
  "none",
  "-",
  "?",
  "...",
  "unknown",
  "high",
  "low",
  "slow",
  "fast",
  "bad",
  "poor",
  "good",
  "quality",
  "performance",
  "errors",
  "problems",
  "issues",
  "complaints",
  "significant",
  "appropriate",
  "manual",
  "something",
]);

/** Phrases that leave the decision to whoever reads them. */
const EMPTY_PHRASES = [
  "as needed",
  "if needed",
  "when needed",
  "if necessary",
  "when necessary",
  "as appropriate",
  "if appropriate",
  "where appropriate",
  "to be decided",
  "to be defined",
  "too slow",
  "too high",
  "too low",
  "too many",
  "too bad",
  "significant",
  "use judgement",
  "use judgment",
  "as soon as possible",
  "asap",
  "at discretion",
  "best effort",
  "somehow",
  "or so",
  "roughly",
  "it depends",
];

/** The word or phrase that makes a text vague; `undefined` when there is none. */
export function findVague(text: string): string | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .split(/[\s_]+/)
    .join(" ");
  if (words === "" || EMPTY_WORDS.has(words)) return words;
  return EMPTY_PHRASES.find((phrase) => ` ${words.replace(/[^a-z ]/g, " ")} `.includes(` ${phrase} `));
}
