/** A word, a text in quotes or a sign of a lock file, with its place. */
export interface Token {
  readonly kind: "word" | "text" | "sign" | "other";
  readonly value: string;
  readonly line: number;
  readonly column: number;
}

const PART = /[ \t]+|(?:#|\/\/).*|"((?:[^"\\]|\\.)*)"|([A-Za-z_][\w-]*)|([{}[\]=,])|(.)/gy;

/** Splits the small part of HCL that Terraform writes into its lock: blocks, attributes, lists of texts, comments. Linear. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    for (const match of line.matchAll(PART)) {
      const [, quoted, word, sign, other] = match;
      const place = { line: index + 1, column: match.index + 1 };
      if (quoted !== undefined) tokens.push({ kind: "text", value: quoted, ...place });
      else if (word !== undefined) tokens.push({ kind: "word", value: word, ...place });
      else if (sign !== undefined) tokens.push({ kind: "sign", value: sign, ...place });
      else if (other !== undefined) {
        tokens.push({ kind: "other", value: other, ...place });
        break;
      }
    }
  }
  return tokens;
}
