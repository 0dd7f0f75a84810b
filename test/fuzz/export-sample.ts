import { createHash } from "node:crypto";
import { EXPORT_FORMAT } from "#audit/export-format.ts";

/** An export of a log with rows of each kind: what is read before anything is believed. Its chain is not looked at by who reads lines. */
export function exportSample(): string {
  const hash = createHash("sha256").update("a").digest("hex");
  const at = "2026-11-20T10:00:00.000Z";
  const place = { installation: 1, repository: "acme/model", number: 7 };
  const audit = {
    seq: 1,
    at,
    kind: "webhook",
    ...place,
    data: '{"a":1}',
    dataDigest: hash,
    prev: hash,
    hash,
  };
  const task = {
    installation: 1,
    owner: "acme",
    repo: "model",
    subject: { kind: "pull-request", number: 7 },
  };
  const end = { seq: 1, hash };
  const lines = [
    { format: EXPORT_FORMAT, program: "1.2.3", schema: "001", at, holds: "all", anchor: { seq: 0, hash } },
    { audit },
    { kept: { digest: hash, size: 2, at, content: "KLUv/SACEQAAe30=" } },
    { row: { table: "mark", values: { scope: "1/acme/model#7", seq: 1 } } },
    { task: { task, after: at } },
    { end: { end, counts: { audit: 1, kept: 1, mark: 1, task: 1 } } },
  ];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join("");
}
