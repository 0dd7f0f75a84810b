import { paintFor, type Terminal } from "./terminal.ts";

/** A line that says what is going on, while it takes long. */
export interface Progress {
  /** What is going on now, in our own words. */
  readonly say: (doing: string) => void;
  /** Takes the line away. To be called before anything else is written, and at the end. */
  readonly end: () => void;
}

/** After how many milliseconds somebody wonders whether anything happens, and how often the line is written anew. */
const PATIENCE = 500;
const EACH = 200;

/** Shows on `err` what is going on: on a terminal only, only where it takes half a second, and never where `CI` is set. */
export function showProgress({ err }: Pick<Terminal, "err">, env = process.env): Progress {
  if (!err.isTTY || env["CI"] !== undefined) return { say: () => {}, end: () => {} };
  const paint = paintFor(err);
  const started = performance.now();
  let doing = "";
  let shown = false;
  const timer = setInterval(() => {
    const passed = performance.now() - started;
    if (passed < PATIENCE || doing === "") return;
    shown = true;
    err.write(`\r\u001B[K${paint("quiet", `${doing} … ${Math.floor(passed / 1000)} s`)}`);
  }, EACH).unref();
  return {
    say: (now) => {
      doing = now;
    },
    end: () => {
      clearInterval(timer);
      if (shown) err.write("\r\u001B[K");
      shown = false;
    },
  };
}
