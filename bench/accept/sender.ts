import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Run, SenderOrder, Sent } from "./sender-process.ts";
import type { SignedWebhook } from "./webhooks.ts";

/** Sends webhooks from a process of its own. */
export class Sender {
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#child = child;
  }

  static async start(webhooks: readonly SignedWebhook[]): Promise<Sender> {
    const child = fork(join(import.meta.dirname, "sender-process.ts"));
    child.send({ webhooks } satisfies SenderOrder);
    await once(child, "message");
    return new Sender(child);
  }

  /** Sends. Rejects when something was refused, or when the process ended. */
  async run(run: Run): Promise<Sent> {
    const ended = new AbortController();
    const onExit = () => ended.abort();
    this.#child.once("exit", onExit);
    this.#child.send(run);
    const [sent] = (await once(this.#child, "message", { signal: ended.signal })) as [Sent];
    this.#child.off("exit", onExit);
    if (sent.refused > 0) throw new Error(`${sent.refused} webhooks were refused`);
    return sent;
  }

  stop(): void {
    this.#child.disconnect();
  }
}
