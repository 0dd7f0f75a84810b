import { arch, cpus, loadavg, totalmem, type } from "node:os";

/** What the figures were taken on, in one line. */
export function describeMachine(date: string): string {
  const cores = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const [load = 0] = loadavg();
  return [
    date,
    `${cores[0]?.model.trim() ?? "unknown CPU"}, ${cores.length} cores, ${memory} GB`,
    `${type()} ${arch()}`,
    `Node ${process.versions.node}`,
    `load average ${load.toFixed(1)} at the start`,
  ].join(" · ");
}
