import type { EvidenceReading } from "#core/model/observation.ts";
import { readJson } from "#core/source/read-json.ts";
import { shown } from "#core/source/source-issue.ts";
import { defineReader, type EvidenceFile, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { groupByJob, type Job } from "./group-by-job.ts";
import { readDatasets } from "./read-datasets.ts";
import { readRun } from "./read-run.ts";

const FORMAT = "openlineage";
/** The events of a run with their facets are far below this. */
const MOST_BYTES = 2 * 1024 * 1024;

/** OpenLineage events: one, a JSON list of them, or one a line. The mapping is in this folder's README. */
export const openlineage = defineReader({
  id: FORMAT,
  title: "OpenLineage events",
  detect: (text) =>
    /^\s*[[{]/.test(text.slice(0, 256)) &&
    text.includes('"eventTime"') &&
    (text.includes('"job"') || text.includes('"dataset"')) &&
    /"(?:schemaURL|producer|eventType)"/.test(text),
  read(file): EvidenceReading {
    const parsed = readJson(asList(file), file.path, { bytes: MOST_BYTES });
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const root = Foreign.of(parsed.value, file.path);
    const builder = new ReadingBuilder(FORMAT, file);
    const events = (root.isList ? root.items : [root]).filter((event) => isEvent(builder, event));
    const jobs = groupByJob(events);
    for (const job of jobs) readJob(builder, job, jobs.length > 1);
    if (builder.empty) {
      const says = "No event of OpenLineage was found.";
      builder.problem({ id: "no-events", says, fix: "List the file that holds the events of the run." });
    }
    const producer = events.map((event) => event.at("producer").text).find((text) => text !== undefined);
    return builder.build(producer === undefined ? undefined : { tool: shown(producer, 200) });
  },
});

/** JSON lines as one list: every line keeps its number, and only the first line's columns are one further right. */
function asList({ text }: EvidenceFile): string {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n/);
  const filled = lines.flatMap((line, index) => (line.trim() === "" ? [] : [index]));
  if (filled.length < 2) return text;
  // One document that is spread over lines does not have a whole object on each.
  const whole = filled.every((index) => /^\s*\{.*\}\s*$/.test(lines[index] ?? ""));
  if (!whole) return text;
  const last = filled.at(-1);
  const joined = lines.map((line, index) => (line.trim() === "" || index === last ? line : `${line},`));
  return `[${joined.join("\n")}]`;
}

function isEvent(builder: ReadingBuilder, event: Foreign): boolean {
  const about = event.at("job", "name").text ?? event.at("dataset", "name").text;
  if (about !== undefined && event.at("eventTime").text !== undefined) return true;
  const says = "This is no event of OpenLineage: it has no `eventTime`, or no `job.name`.";
  builder.problem(
    { id: "not-an-event", says, fix: "Write the events with an OpenLineage client." },
    event.where,
  );
  return false;
}

function readJob(builder: ReadingBuilder, job: Job, several: boolean): void {
  const about = readRun(builder, job, several);
  readDatasets(builder, job, about);
}
