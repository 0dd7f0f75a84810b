import { styleText } from "node:util";

/** Prints the demonstration as a timeline: who did what, and what was answered. */
export interface Timeline {
  /** Begins a chapter. */
  chapter(title: string): void;
  /** Somebody does something. */
  act(who: string, what: string): void;
  /** Something is answered: by the App, the Action, or GitHub. */
  answer(by: string, lines: readonly string[], tone?: Tone): void;
}

type Tone = "good" | "bad" | "waiting" | "plain";

const COLOURS = { good: "green", bad: "red", waiting: "yellow", plain: "reset" } as const;

/** A timeline on standard output. Colours honour NO_COLOR and a pipe. */
export function printTimeline(write: (text: string) => void): Timeline {
  const started = performance.now();
  const clock = () => `${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s`;
  const paint = (colour: Parameters<typeof styleText>[0], text: string) =>
    styleText(colour, text, { stream: process.stdout });
  return {
    chapter: (title) => write(`\n${paint("bold", title)}\n`),
    act: (who, what) => write(`${paint("dim", clock())}  ${paint("cyan", who.padEnd(8))} ${what}\n`),
    answer(by, lines, tone = "plain") {
      for (const [index, line] of lines.entries()) {
        const left = (index === 0 && by !== "" ? `→ ${by}` : "").padEnd(10);
        write(`         ${paint("dim", left)} ${paint(COLOURS[tone], line)}\n`);
      }
    },
  };
}
