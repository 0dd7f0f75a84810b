import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, chownSync, constants, globSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";

/** A PostgreSQL server that lasts as long as this process at most. */
export interface Cluster {
  /** Address of the database `name`, as `DATABASE_URL` has it. */
  url(name: string): string;
  /** Stops the server and removes what it wrote. */
  stop(): Promise<void>;
}

/** Folder of PostgreSQL's programs: `GATEHOUSE_TEST_POSTGRES_BIN`, else on the PATH, else where Debian has them; `null` when it is absent. */
export function findPostgres(env: NodeJS.ProcessEnv = process.env): string | null {
  const { GATEHOUSE_TEST_POSTGRES_BIN: given, PATH: path = "" } = env;
  if (given !== undefined) return given === "" ? null : given;
  const folders = [...path.split(delimiter), ...globSync("/usr/lib/postgresql/*/bin").sort().reverse()];
  return folders.find((folder) => ["initdb", "postgres"].every((name) => runs(join(folder, name)))) ?? null;
}

function runs(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The shell stands between, to outlive us: its input ends with this process, however that dies, and with it the server and its folder.
 * Everybody is let in but the role `locked`, who needs a password.
 */
const SCRIPT = `
cd "$2" || exit 1
"$1/initdb" -D "$2/data" -U gatehouse -A trust -N -E UTF8 --locale=C >"$2/initdb.log" 2>&1 || { cat "$2/initdb.log" >&2; rm -rf "$2"; exit 1; }
{ echo "local all locked scram-sha-256"; cat "$2/data/pg_hba.conf"; } >"$2/hba" && mv "$2/hba" "$2/data/pg_hba.conf"
"$1/postgres" -D "$2/data" -k "$2" -c listen_addresses= -c "fsync=$3" -c "full_page_writes=$3" -c max_connections=400 -c logging_collector=off &
server=$!
read -r _
kill -INT $server
wait $server
rm -rf "$2"
`;

export interface ClusterOptions {
  /** Whether commits go to the disk. What is tested on a server is not its disk, and so they do not; what is measured is. */
  readonly durable?: boolean;
}

/**
 * Starts a server of its own in a new folder, on a socket there: locks, planner and SQL are a server's. Rejects with what it said when it does
 * not start.
 */
export async function startCluster(bin: string, { durable = false }: ClusterOptions = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), "gatehouse-pg-"));
  const user = process.getuid?.() === 0 ? unprivileged() : undefined;
  if (user !== undefined) chownSync(folder, user.uid, user.gid);
  const child = spawn("sh", ["-c", SCRIPT, "sh", bin, folder, durable ? "on" : "off"], {
    ...user,
    detached: true,
    stdio: ["pipe", "ignore", "pipe"],
  });
  const ended = once(child, "exit");
  const said: string[] = [];
  const lines = createInterface(child.stderr);
  const ready = new Promise<void>((resolve) => {
    lines.on("line", (line) => {
      if (said.push(line) > 50) said.shift();
      if (line.includes("database system is ready to accept connections")) resolve();
    });
  });
  const failed = ended.then(() => {
    throw new Error(`PostgreSQL in ${bin} did not start:\n${said.join("\n")}`);
  });
  await Promise.race([ready, failed]);
  failed.catch(() => {});
  child.unref();
  return {
    url: (name) => `postgresql://gatehouse@localhost/${name}?host=${encodeURIComponent(folder)}`,
    async stop() {
      child.ref();
      child.stdin.end();
      await ended;
    },
  };
}

/** PostgreSQL does not run as root: its own user, or nobody. */
function unprivileged(): { uid: number; gid: number } {
  const users = readFileSync("/etc/passwd", "utf8").split("\n");
  for (const name of ["postgres", "nobody"]) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(":") ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error("PostgreSQL does not run as root, and there is neither a user postgres nor nobody");
}
