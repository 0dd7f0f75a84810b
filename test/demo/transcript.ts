/** One thing that somebody did in the demonstration, and what was answered. */
export interface Scene {
  readonly who: string;
  readonly what: string;
  /** As they were printed: who answers, then what. */
  readonly answers: readonly string[];
}

/** Reads what the demonstration printed, without colours: every scene, in order. Titles of chapters are left out. */
export function scenesOf(printed: string): readonly Scene[] {
  const scenes: { who: string; what: string; answers: string[] }[] = [];
  for (const line of printed.split("\n")) {
    const [, who, what] = /^ *\d+\.\d s {2}(\S+) +(.+)$/.exec(line) ?? [];
    if (who !== undefined && what !== undefined) scenes.push({ who, what, answers: [] });
    else if (/^ {9}/.test(line)) scenes.at(-1)?.answers.push(line);
  }
  return scenes;
}
