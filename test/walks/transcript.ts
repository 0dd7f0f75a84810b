/** What is another each time, and the word that stands for it: the longest first, so that none is cut by a shorter one. */
export type Masks = readonly (readonly [was: string | RegExp, shown: string])[];

/** What somebody did and saw on a way through the documentation, to be kept and compared. */
export class Transcript {
  readonly #lines: string[] = [];

  /** Begins a part: where in the documentation one is. */
  part(title: string): void {
    this.#lines.push("", `## ${title}`);
  }

  /** What somebody does who is not at a terminal. */
  does(who: string, what: string): void {
    this.#lines.push("", `${who} ${what}`);
  }

  /** What somebody sees, set in by four. */
  sees(text: string | readonly string[]): void {
    const lines = typeof text === "string" ? text.trimEnd().split("\n") : text;
    for (const line of lines) this.#lines.push(line === "" ? "" : `    ${line.trimEnd()}`);
  }

  /** What somebody types, and what is printed then. `ended` is told where it is not 0. */
  types(
    who: string,
    script: string,
    { said, ended }: { readonly said: string; readonly ended: number },
  ): void {
    const [first = "", ...more] = script.trimEnd().split("\n");
    this.#lines.push("", `${who} $ ${first}`, ...more.map((line) => `${" ".repeat(who.length)} > ${line}`));
    if (said.trim() !== "") this.sees(said);
    if (ended !== 0) this.sees(`(ends with ${ended})`);
  }

  /** The whole, with what differs from time to time in words that do not. */
  text(masks: Masks): string {
    const whole = `${this.#lines.join("\n").trim()}\n`;
    return masks.reduce((text, [was, shown]) => text.replaceAll(was, shown), whole);
  }
}
