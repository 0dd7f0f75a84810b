import { paintFor, type Terminal } from "./terminal.ts";

/** A line that says what is going on, while it goes on. */
export interface Progress {
  /** What is going on now, in our own words. */
  readonly say: (doing: string) => void;
  /** Takes the line away. To be called before anything else is written, and at the end. */
  readonly end: () => void;
}

/** How often, in milliseconds, it is looked whether the line has to be written anew. */
const EACH = 200;

/**
 * Shows on `err` what is going on, from the moment it is said: who waits knows at once that something happens. After a second it says
 * for how long. On a terminal only, and never where `CI` is set.
 */
export function showProgress({ err }: Pick<Terminal, "err">, env = process.env): Progress {
  if (!err.isTTY || env["CI"] !== undefined) return { say: () => {}, end: () => {} };
  const paint = paintFor(err);
  const started = performance.now();
  let doing = "";
  let shown = "";
  const show = () => {
    const seconds = Math.floor((performance.now() - started) / 1000);
    const line = seconds === 0 ? `${doing} …` : `${doing} … ${seconds} s`;
    // Written only where it changed: a line that is written over and over flickers.
    if (line !== shown) err.write(`\r\u001B[K${paint("quiet", line)}`);
    shown = line;
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    say: (now) => {
      doing = now;
      timer ??= setInterval(show, EACH).unref();
      show();
    },
    end: () => {
      clearInterval(timer);
      timer = undefined;
      if (shown !== "") err.write("\r\u001B[K");
      shown = "";
    },
  };
}
