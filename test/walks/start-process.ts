import { spawn } from "node:child_process";

/** A process that goes on until it is told to end. */
export interface Running {
  /** Everything that it printed so far. */
  readonly said: () => string;
  /** Resolves with what a pattern finds in what it prints; rejects where it ends without. */
  hears(pattern: RegExp): Promise<RegExpExecArray>;
  /** What it ended with. */
  readonly ended: Promise<number | null>;
  /** Ends it and all that it started, as Ctrl-C does. */
  interrupt(): Promise<number | null>;
}

/** Starts what a page has people type, as a group of processes of its own. */
export function startProcess(script: string, cwd: string, env: Readonly<Record<string, string>>): Running {
  const child = spawn("bash", ["-c", script], {
    cwd,
    env,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (data: Buffer) => {
      said += data.toString("utf8");
      for (const listen of listeners) listen();
    });
  const { promise: ended, resolve: end } = Promise.withResolvers<number | null>();
  child.once("exit", (code) => end(code));
  return {
    said: () => said,
    ended,
    hears: (pattern) =>
      new Promise((resolve, reject) => {
        const listen = () => {
          const found = pattern.exec(said);
          if (found !== null) resolve(found);
        };
        listeners.add(listen);
        void ended.then((code) => reject(new Error(`it ended with ${code}:\n${said}`)));
        listen();
      }),
    interrupt: () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGINT");
      return ended;
    },
  };
}
