import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pino } from "pino";
import { AuditError } from "#audit/audit-error.ts";
import type { NoReplay } from "#audit/replay-export.ts";
import { createAuditLog } from "../audit/create-audit-log.ts";
import { replayFromStore } from "../audit/replay-from-store.ts";
import { ConfigError } from "../config/config-error.ts";
import { ownVersion } from "../config/own-version.ts";
import { storePlace } from "../config/store-place.ts";
import { deadLetters, retryDeadLetters } from "../inbox/dead-letters.ts";
import type { Inbox } from "../inbox/inbox.ts";
import { asked, putTasks } from "../inbox/put-tasks.ts";
import { openTaskQueue, type TaskQueue } from "../inbox/task-queue.ts";
import { MIGRATION_NAMES } from "../store/migrate.ts";
import { openStore } from "../store/open-store.ts";
import type { Store } from "../store/store.ts";
import { exportAll } from "../transfer/export-all.ts";
import { exportAudit } from "../transfer/export-log.ts";
import { importAll } from "../transfer/import-all.ts";
import { EXIT } from "./exit-code.ts";
import type { Shell } from "./shell.ts";

/** What can be asked of the store. Each resolves with the code to end with. */
export interface DataCommands {
  exportLog(repository: string | undefined): Promise<number>;
  exportAll(): Promise<number>;
  /** `-`: standard input. */
  importAll(file: string): Promise<number>;
  replay(row: string): Promise<number>;
  listDead(): Promise<number>;
  retryDead(ids: readonly string[]): Promise<number>;
  status(): Promise<number>;
}

const WHY_NOT: Readonly<Record<NoReplay, string>> = {
  "no-row": "the log has no such row",
  "no-verdict": "it tells of no verdict",
  "data-removed": "retention took away what it told",
  "facts-removed": "retention took away the facts",
  tampered: "it is not as it was sealed",
};

/** As the queue names what it holds. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Opens the configured store, has it used, and closes it. A folder belongs to one process: while the App runs on it, this rejects and
 * says so.
 */
export async function withStore(
  shell: Shell,
  use: (commands: DataCommands) => Promise<number>,
): Promise<number> {
  const faults: string[] = [];
  const place = storePlace(shell.env, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  // Nothing but what is asked for goes to the output.
  const store = await openStore(place, { log: pino({ level: "silent" }) });
  try {
    return await use(commandsOn(store, shell));
  } finally {
    await store.close();
  }
}

function commandsOn(store: Store, shell: Shell): DataCommands {
  const { input, out } = shell;
  const say = (value: unknown) =>
    void out.write(`${typeof value === "string" ? value : JSON.stringify(value)}\n`);
  const how = () => ({ now: new Date(), program: ownVersion() });
  const log = createAuditLog(store);
  return {
    async exportLog(repository) {
      const filter = repository === undefined ? {} : { filter: { repository: repository.toLowerCase() } };
      await exportAudit(store, out, { ...how(), ...filter });
      return EXIT.done;
    },
    async exportAll() {
      await exportAll(store, out, how());
      return EXIT.done;
    },
    async importAll(file) {
      const chunks = file === "-" ? Readable.from(input) : contentOf(file);
      say(
        await withQueue(store, (queue) =>
          importAll(store, chunks, { log, put: putInto(store, queue), now: new Date() }),
        ),
      );
      return EXIT.done;
    },
    async replay(row) {
      if (!/^[1-9]\d{0,14}$/.test(row)) return wrong(say, `${JSON.stringify(row)} is no number of a row`);
      const answer = await replayFromStore(store, log, Number(row));
      if (typeof answer === "string")
        return wrong(say, `row ${row} cannot be judged again: ${WHY_NOT[answer]}`);
      say({ row: Number(row), same: answer.same, program: answer.program, verdict: answer.verdict });
      return answer.same ? EXIT.done : EXIT.no;
    },
    async listDead() {
      for (const letter of await withQueue(store, () => deadLetters(store))) say(letter);
      return EXIT.done;
    },
    async retryDead(ids) {
      const odd = ids.find((id) => !UUID.test(id));
      if (odd !== undefined)
        return wrong(
          say,
          `${JSON.stringify(odd)} is no id of a dead letter; \`dead-letters list\` shows them`,
        );
      const filter = ids.length === 0 ? {} : { ids };
      say({ retried: await withQueue(store, (queue) => retryDeadLetters(store, queue, filter, new Date())) });
      return EXIT.done;
    },
    async status() {
      say({ engine: store.engine, migrations: MIGRATION_NAMES });
      return EXIT.done;
    },
  };
}

/** What a file holds. Rejects with an {@link AuditError} `unreadable`, which names the file, when it cannot be read. */
async function* contentOf(file: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new AuditError("unreadable", `the file ${file} cannot be read: ${code}`, { cause: error });
  }
}

function wrong(say: (text: string) => void, text: string): number {
  say(text);
  return EXIT.mendedFirst;
}

async function withQueue<T>(store: Store, use: (queue: TaskQueue) => Promise<T>): Promise<T> {
  const queue = await openTaskQueue(store, pino({ level: "silent" }));
  try {
    return await use(queue);
  } finally {
    await queue.stop();
  }
}

/** Puts tasks where the App finds them when it runs. */
function putInto(store: Store, queue: TaskQueue): Inbox["put"] {
  return async (tasks, { after = new Date(), interactive = false } = {}) => {
    const puts = tasks.map((task) => asked(task, after, interactive));
    await store.transaction((trx) => putTasks(store, queue, trx, puts));
  };
}
