import { readYamlDocuments } from "#core/source/read-yaml-documents.ts";
import { defineReader, startOf, unreadable } from "../define-reader.ts";
import { Foreign } from "../foreign.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { indicatorMetrics } from "./metrics-of-indicator.ts";
import { addConditions } from "./read-conditions.ts";
import { readObjectives } from "./read-objectives.ts";
import { resourcesOf } from "./resources.ts";

const FORMAT = "openslo";

/** OpenSLO, v1 and v2alpha, in one or several documents. The mapping is in this folder's README. */
export const openslo = defineReader({
  id: FORMAT,
  title: "OpenSLO",
  detect: (text) =>
    /[\s"'{,-]apiVersion["']?[ \t]{0,20}:[ \t]{0,20}["']?openslo(?:\.com)?\/v/.test(`\n${text}`),
  read(file) {
    const parsed = readYamlDocuments(file.text, file.path);
    if (!parsed.ok) return unreadable(FORMAT, file, parsed.issues);
    const resources = resourcesOf(parsed.value.map((document) => Foreign.of(document, file.path)));
    const builder = new ReadingBuilder(FORMAT, file);
    const metricsOf = indicatorMetrics(builder);
    const slos = resources.of("SLO");
    const measured = slos.map((slo) => ({
      slo,
      metrics: readObjectives(slo, resources, metricsOf, builder),
    }));
    const conditions = addConditions(measured, resources, builder);
    const slis = resources.of("SLI");
    // An indicator alone promises nothing; that its queries can be read is still worth knowing.
    if (slos.length === 0) for (const sli of slis) metricsOf(sli.at("spec"));
    const known = slos.length + conditions + slis.length;
    if (known === 0 && builder.empty)
      return unreadable(FORMAT, file, [{ ...nothing, values: {}, where: startOf(file) }]);
    const source = { pointer: "", line: 1, column: 1 };
    builder.record({ name: "slos", value: slos.length, source });
    builder.record({ name: "slis", value: slis.length, source });
    builder.record({ name: "alert_conditions", value: conditions, source });
    return builder.build();
  },
});

const nothing = {
  id: "no-slo",
  says: "This file holds no SLO, no SLI and no alert condition of OpenSLO.",
  fix: "List the file that holds the objectives, with `apiVersion: openslo/v1` in each document.",
};
