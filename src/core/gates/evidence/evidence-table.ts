import type { Table } from "#core/model/finding.ts";
import { bindingOfFile, type Context } from "./context.ts";

/** What was read of each package, for which suite and where it was measured, with which digest, and how it is bound; none where nothing was read. */
export function evidenceTables(contexts: readonly Context[]): readonly Table[] {
  const rows = contexts.flatMap((context) =>
    context.package.evidence.map((file) => {
      const { path, format, digest, observations, producer } = file.reading;
      const tool =
        producer === undefined ? "not named" : [producer.tool, producer.version].filter(Boolean).join(" ");
      const { strength, because } = bindingOfFile(context, file);
      const { suite = "", environment = "" } = file;
      return [
        path,
        format,
        suite,
        environment,
        digest.slice(0, 12),
        observations.length,
        tool,
        `${strength}: ${because}`,
      ];
    }),
  );
  if (rows.length === 0) return [];
  const columns = ["file", "format", "suite", "environment", "digest", "observations", "producer", "binding"];
  return [{ title: "Evidence read", columns, rows }];
}
