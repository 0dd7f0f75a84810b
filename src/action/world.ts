import type { AnnotationProperties } from "@actions/core";

export type { AnnotationProperties };

/** What the Action says, and where: the runner's log, annotations, outputs and the job summary. */
export interface Writers {
  /** Lines of the log. The text must not hold workflow commands. */
  log(text: string): void;
  /** More detail, shown when a run is repeated with debug logging. */
  debug(text: string): void;
  annotate(level: "error" | "warning" | "notice", message: string, properties: AnnotationProperties): void;
  /** A message at the end that marks the step as failed. */
  fail(message: string): void;
  output(name: string, value: string): void;
  /** Markdown for the page of the run. */
  summary(markdown: string): Promise<void>;
}

/** Everything that a run of the Action takes from outside itself. */
export interface World {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Value of an input of `action.yml`; empty when it is not set. */
  readonly input: (name: string) => string;
  /** Text of the file that describes the event; `null` when there is none. */
  readonly event: string | null;
  readonly now: Date;
  readonly writers: Writers;
}
