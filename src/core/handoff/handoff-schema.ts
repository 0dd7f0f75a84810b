import * as z from "zod";
import { markdownPath } from "./handoff-fields.ts";
import {
  codeSection,
  datasetsSection,
  deploymentSection,
  evidenceSection,
  migrationSection,
  modelSection,
  monitoringSection,
  packageSection,
  problemSection,
  rollbackSection,
} from "./handoff-sections.ts";

/**
 * The sections that may stand in a Markdown file of their own, in the order of the manifest.
 * All are optional here: which of them a stage asks for is `required-when.ts`.
 */
export const SECTIONS = {
  problem: problemSection.describe("What is solved, for whom, and how success is known."),
  datasets: datasetsSection.describe("Data that the package was made and judged with."),
  code: codeSection.describe("Code that makes and serves the model."),
  model: modelSection.describe("The model itself."),
  migration: migrationSection.describe("What moving it into production code asks for."),
  evidence: evidenceSection.describe("Files that tools wrote; numbers are read from them, never typed here."),
  deployment: deploymentSection.describe("How it is rolled out."),
  monitoring: monitoringSection.describe("How it is watched."),
  rollback: rollbackSection.describe("When, how and by whom it is taken back."),
} as const;

/** Name of a section that may stand in a Markdown file. */
export type SectionName = keyof typeof SECTIONS;

const head = {
  apiVersion: z.literal("gatehouse/v1").describe("Version of this format."),
  package: packageSection.describe("What is handed over, and who answers for it."),
  ignore: z
    .array(
      z
        .string()
        .min(1)
        .max(256)
        .regex(/^[^{}\\]*$/, "expected a glob without braces and backslashes, such as notes/**"),
    )
    .max(100)
    .optional()
    .describe("Globs, relative to the package folder, of files that belong to no section on purpose."),
};

/** A manifest whose sections are all in place. Strict: an unknown key is a mistake, never ignored. */
export const handoffSchema = z.strictObject({
  ...head,
  problem: SECTIONS.problem.optional(),
  datasets: SECTIONS.datasets.optional(),
  code: SECTIONS.code.optional(),
  model: SECTIONS.model.optional(),
  migration: SECTIONS.migration.optional(),
  evidence: SECTIONS.evidence.optional(),
  deployment: SECTIONS.deployment.optional(),
  monitoring: SECTIONS.monitoring.optional(),
  rollback: SECTIONS.rollback.optional(),
});

/** What a package states about itself. */
export type Handoff = z.infer<typeof handoffSchema>;

const inPlace = <S extends z.ZodType>(section: S) =>
  z
    .union([section, markdownPath])
    .optional()
    .describe(section.description ?? "");

/** The manifest as the file writes it: each section in place, or the path of a Markdown file. */
export const manifestSchema = z.strictObject({
  ...head,
  problem: inPlace(SECTIONS.problem),
  datasets: inPlace(SECTIONS.datasets),
  code: inPlace(SECTIONS.code),
  model: inPlace(SECTIONS.model),
  migration: inPlace(SECTIONS.migration),
  evidence: inPlace(SECTIONS.evidence),
  deployment: inPlace(SECTIONS.deployment),
  monitoring: inPlace(SECTIONS.monitoring),
  rollback: inPlace(SECTIONS.rollback),
});

/** {@link manifestSchema}'s value. */
export type Manifest = z.infer<typeof manifestSchema>;
