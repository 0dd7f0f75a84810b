import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { AppAsk, AppOrder, AppTold } from "./app-process.ts";

/** A line of the App's log that says what an evaluation came to. */
export interface Evaluated {
  readonly result: string;
  readonly outcome?: string;
  readonly reads: number;
  readonly writes: number;
  readonly ms: number;
  /** When it was written, in milliseconds since 1970. */
  readonly time: number;
}

/** The App in a process of its own. */
export class DeployedApp {
  readonly webhookUrl: string;
  readonly #child: ChildProcess;
  readonly #evaluated: Evaluated[] = [];
  readonly #ended: Promise<never>;
  #failure: string | null = null;

  private constructor(child: ChildProcess, webhookUrl: string) {
    this.#child = child;
    this.webhookUrl = webhookUrl;
    child.on("message", ({ line }: AppTold) => this.#take(line ?? "{}"));
    this.#ended = once(child, "exit").then(([code]) => {
      this.#failure ??= `the App ended with ${code}`;
      throw new Error(this.#failure);
    });
    this.#ended.catch(() => undefined);
  }

  /** Starts the App and waits until it listens. */
  static async start(order: AppOrder): Promise<DeployedApp> {
    const child = fork(join(import.meta.dirname, "app-process.ts"));
    child.send(order);
    for (;;) {
      const [{ webhookUrl }] = (await once(child, "message")) as [AppTold];
      if (webhookUrl !== undefined) return new DeployedApp(child, webhookUrl);
    }
  }

  /** Evaluations so far. */
  get count(): number {
    return this.#evaluated.length;
  }

  /** The evaluations after the first `seen`, once there is one. Rejects when the App fails, or stays silent for long. */
  async evaluatedAfter(seen: number): Promise<readonly Evaluated[]> {
    const deadline = performance.now() + 20_000;
    while (this.#evaluated.length <= seen) {
      if (this.#failure !== null) throw new Error(this.#failure);
      if (performance.now() > deadline) throw new Error("the App did not evaluate");
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    return this.#evaluated.slice(seen);
  }

  /** Resolves when nothing is due or runs. Rejects when the App fails. */
  async idle(): Promise<void> {
    const { promise: heard, resolve } = Promise.withResolvers<void>();
    const onMessage = ({ idle }: AppTold) => idle === true && resolve();
    this.#child.on("message", onMessage);
    this.#child.send("idle" satisfies AppAsk);
    await Promise.race([heard, this.#ended]);
    this.#child.off("message", onMessage);
    if (this.#failure !== null) throw new Error(this.#failure);
  }

  async stop(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#ended.catch(() => undefined);
  }

  #take(line: string): void {
    const entry = JSON.parse(line) as Evaluated & { readonly msg?: string; readonly level?: number };
    if (entry.msg === "evaluated") this.#evaluated.push(entry);
    else if ((entry.level ?? 0) >= 50) this.#failure = line;
  }
}
