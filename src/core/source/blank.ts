/**
 * Single words that forms put between brackets for what is to be written. Taken from templates of model cards, runbooks, decision records
 * and reviews of incidents; a word of prose between brackets, such as `[sic]` or `[optional]`, is none of them.
 */
const FIELD =
  /^(?:(?:[a-z]{1,20}[-_ ])?(?:authors?|commands?|contacts?|dates?|descriptions?|duration|e-?mails?|impact|links?|metrics?|names?|numbers?|objectives?|owners?|reasons?|reviewers?|roles?|services?|severity|sources?|status|summary|systems?|teams?|times?|timestamps?|titles?|types?|urls?|values?|versions?)(?:\(s\))?(?:[ _-]?\d{1,2})?|(?:criterion|decision|driver|goal|item|option|outcome|requirement|risk|step|task|use case) \d{1,2}|x\.x(?:\.x)?)$/i;

/** A date or a time by its letters: `YYYY-MM-DD`, `HH:MM`. */
const CLOCK = "(?:YYYY[-/.]MM[-/.]DD|(?:DD|MM)[-/.](?:DD|MM)[-/.]YYYY|HH:MM(?::SS)?)";
const DATE = new RegExp(`^${CLOCK}`);
/** The same between brackets, wherever it stands but in the name of a file, or as what a label of a day says: a column is called `order_date`. */
const DATED = new RegExp(
  `(?<![\\w/.-])[[{]${CLOCK}[^[\\]{}]{0,60}[\\]}](?![\\w/.-])|^(?:Date|Created|Decided|Reviewed|Tested|Updated|\\p{Lu}[^\\n:|]{0,40} (?:[Dd]ate|[Cc]reated|[Dd]ecided|[Rr]eviewed|[Tt]ested|[Uu]pdated))(?: \\w{1,12}){0,2} ?: {0,3}${CLOCK}$`,
  "mu",
);

/** A line that is one value, or several with signs between them: each between brackets. */
const VALUE = "(?:[[{][^[\\]{}\\n]{1,200}[\\]}](?:\\([a-z]\\))?(?:[ ,;/&.–—-]{1,4}|(?=\\n|$))){1,6}";
const WHOLE = new RegExp(`^(?:${VALUE}(?:\\n|$))+$`);
/** A label before such a value: what ends in a colon or a dash. */
const LABELLED = new RegExp(`^[^\\n]{0,80}?[:–—] {0,3}(${VALUE})$`, "gm");
/** One of them. */
const BRACKET = /\[([^[\]{}\n]{1,200})\]|\{([^[\]{}\n]{1,200})\}/g;

/** Longest text that can be nothing but values. */
const LONGEST = 2000;

/** Several words of which a set or a tuple is made: `cat, dog`, `a | b`. */
const SET = /^[\w.'"-]{1,40}(?:\s?[,;|]\s?[\w.'"-]{1,40})+$/;
/** Answers of which one is to be chosen. */
const CHOICE = /^\p{Lu}[\p{L} -]{1,40}(?: ?[|/] ?\p{L}[^|/]{0,60}){1,12}$/u;
/** A source that is cited, or an answer: `Mitchell et al. 2019`, `see below`, `not applicable`. */
const CITED =
  /\b(?:1[89]|20)\d\d\b|\bet al\b|^(?:see|cf|ibid|source|ref|no|not|none|redacted|removed|omitted)(?![\p{L}\p{N}])/iu;
/** Two words or more, of which the first begins with a letter. */
const WORDS = /^\p{L}[\p{L}'’/()-]*[,:?]? \S/u;
/** Signs of formulas and of code. */
const CODE = /:\s?['"]|[=<>\\^$"`;*]|\w\(|\)\.|::|\d\s?[-+/]\s?\d/;

/**
 * What stands between square brackets or braces in place of a value, as forms leave it: `Owner: [Team name]`, `{date}`,
 * `[Proposed | Accepted]`; `undefined` where nothing does. It is one only where it is all that a line says, but for a label, since prose, formulas and
 * citations use brackets, too. Takes plain text with its line breaks; links have lost their brackets by then. Linear in the text.
 */
export function blankIn(text: string): string | undefined {
  const dated = DATED.exec(text);
  if (dated !== null) return dated[0].trim();
  if (!/[[{]/.test(text)) return undefined;
  const values = [...text.matchAll(LABELLED)].map(([, value = ""]) => value);
  for (const value of isWhole(text) ? [text.trim(), ...values] : values) {
    const found = [...value.matchAll(BRACKET)];
    const blank = found.find(([, square, brace]) => isBlank(square, brace));
    if (blank !== undefined) return blank[0];
  }
  return undefined;
}

/** Whether a text is nothing but values, and each is one that is left open: links whose text has brackets of its own are a row of names. */
function isWhole(text: string): boolean {
  const plain = text.trim();
  if (plain.length > LONGEST || !WHOLE.test(plain)) return false;
  return [...plain.matchAll(BRACKET)].every(([, square, brace]) => isBlank(square, brace));
}

function isBlank(square: string | undefined, brace: string | undefined): boolean {
  return square === undefined ? isVariable((brace ?? "").trim()) : isField(square.trim());
}

function isField(words: string): boolean {
  if (FIELD.test(words) || DATE.test(words) || CHOICE.test(words) || /^e\.g\.?,? /i.test(words)) return true;
  return WORDS.test(words) && !CITED.test(words) && !CODE.test(words) && !SET.test(words);
}

/** What stands between braces: words, or a name as programs fill it in. */
function isVariable(words: string): boolean {
  if (isField(words)) return true;
  return /^[A-Za-z]{2,30}(?:[_-][A-Za-z0-9]{1,30}){1,5}$/.test(words);
}
