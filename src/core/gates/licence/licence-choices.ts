import parse from "spdx-expression-parse";

type Parsed = ReturnType<typeof parse>;

/** Choices of one expression that are looked at: an expression of people's making has two or three. */
const MOST_CHOICES = 64;

/**
 * The ways in which a licence expression can be met: of each choice, all ids must be complied with at once.
 * `MIT OR (Apache-2.0 AND CC-BY-4.0)` gives `[[MIT], [Apache-2.0, CC-BY-4.0]]`. What is no SPDX expression is split at its
 * words: all that it names must then be complied with, and so it is with an expression of too many choices, since a licence that
 * stands somewhere in it must not escape.
 */
export function choicesOf(expression: string): readonly (readonly string[])[] {
  const text = expression.trim();
  try {
    const choices = choicesOfNode(parse(text));
    return choices.length > MOST_CHOICES ? [namesIn(text)] : choices;
  } catch {
    return [namesIn(text)];
  }
}

/** Names of one expression that are told apart; no expression of people's making has as many. */
const MOST_NAMES = 200;

/** Everything that a text names as a licence, in its order. */
function namesIn(text: string): readonly string[] {
  const names = text.split(/ (?:and|or) |[()]/i).map((name) => name.trim());
  const found = [...new Set(names)].filter((name) => name !== "");
  return found.length === 0 || found.length > MOST_NAMES ? [text] : found;
}

function choicesOfNode(node: Parsed): readonly (readonly string[])[] {
  if ("license" in node) return [[node.license + (node.plus === true ? "+" : "")]];
  const [left, right] = [choicesOfNode(node.left), choicesOfNode(node.right)];
  if (node.conjunction === "or") return [...left, ...right].slice(0, MOST_CHOICES + 1);
  return left.flatMap((one) => right.map((other) => [...one, ...other])).slice(0, MOST_CHOICES + 1);
}
