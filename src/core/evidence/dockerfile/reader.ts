import { Copy, type Dockerfile, DockerfileParser, type From, type Instruction } from "dockerfile-ast";
import type { Source } from "#core/model/source.ts";
import { exceedsBytes } from "#core/source/source-document.ts";
import { shown, sourceIssue } from "#core/source/source-issue.ts";
import { defineReader, type EvidenceFile, startOf, unreadable } from "../define-reader.ts";
import { ReadingBuilder } from "../reading-builder.ts";
import { PinList } from "../requirements-txt/pin-list.ts";
import { isExact, isLocked, readImageReference } from "./image-reference.ts";
import { substitute } from "./substitute.ts";

const ID = "dockerfile";
/** The parser is not linear in all it does, and a Dockerfile is written by hand. */
const LIMIT = 64 * 1024;
const NAMED = /(?:^|\/)(?:[^/]*\.)?(?:docker|container)file(?:\.[^/]*)?$/i;
const OPENS = /^[ \t]*from[ \t\\]/im;

/** Dockerfiles and Containerfiles: which images they are built from. */
export const dockerfile = defineReader({
  id: ID,
  title: "Dockerfile",
  detect: (text, path) => NAMED.test(path) && OPENS.test(text.slice(0, LIMIT)),
  read: (file) => {
    if (exceedsBytes(file.text, LIMIT))
      return unreadable(ID, file, [sourceIssue("too-large", startOf(file), { limit: LIMIT })]);
    const parsed = parse(file.text.startsWith("\uFEFF") ? file.text.slice(1) : file.text);
    return parsed === undefined ? unreadable(ID, file, [noImage(file)]) : new Images(file, parsed).read();
  },
});

/** The parser promises nothing about hostile text; what it throws on is no Dockerfile. */
function parse(text: string): Dockerfile | undefined {
  try {
    const parsed = DockerfileParser.parse(text);
    return parsed.getFROMs().length === 0 ? undefined : parsed;
  } catch {
    return undefined;
  }
}

function noImage(file: EvidenceFile) {
  return {
    id: "no-image",
    says: "No `FROM` was found, so this file builds no image.",
    fix: "Name the Dockerfile that builds the image, or leave it out.",
    values: {},
    where: startOf(file),
  };
}

/** Walks the instructions once, in their order: a stage has a name only for what stands below it. */
class Images {
  readonly #parsed: Dockerfile;
  readonly #file: EvidenceFile;
  readonly #builder: ReadingBuilder;
  readonly #pins: PinList;
  readonly #defaults = new Map<string, string>();
  readonly #stages = new Set<string>();
  #count = 0;

  constructor(file: EvidenceFile, parsed: Dockerfile) {
    this.#parsed = parsed;
    this.#file = file;
    this.#builder = new ReadingBuilder(ID, file);
    this.#pins = new PinList(this.#builder);
  }

  read() {
    const syntax = this.#parsed
      .getDirectives()
      .find((directive) => directive.getName().toLowerCase() === "syntax");
    const top: Source = { pointer: "", line: 1, column: 1 };
    if (syntax !== undefined)
      this.#builder.add("properties", { name: "syntax", value: syntax.getValue(), source: top });
    for (const argument of this.#parsed.getInitialARGs()) {
      const property = argument.getProperty();
      const value = property?.getValue();
      if (property && typeof value === "string")
        this.#defaults.set(property.getName(), substitute(value, this.#defaults).text.slice(0, 4000));
    }
    const froms = new Map(this.#parsed.getFROMs().map((from) => [from.getRange().start.line, from]));
    for (const instruction of this.#parsed.getInstructions()) {
      const from = froms.get(instruction.getRange().start.line);
      if (from !== undefined) this.#from(from);
      else if (instruction instanceof Copy) this.#copy(instruction);
      else if (instruction.getKeyword() === "USER") this.#user(instruction);
    }
    this.#pins.record(top);
    this.#builder.record({ name: "stages", value: this.#count, source: top });
    return this.#builder.build();
  }

  #from(from: From): void {
    const words = from.getArguments().map((argument) => argument.getValue());
    const [image, as, stage] = words;
    if (
      image === undefined ||
      image === "" ||
      (words.length > 1 && (as?.toLowerCase() !== "as" || words.length !== 3))
    ) {
      this.#builder.problem(
        {
          id: "unreadable-image",
          says: "`{found}` does not name one image.",
          fix: "Write `FROM image:tag@sha256:…`, and `AS name` where the stage has a name.",
          values: { found: shown(`FROM ${words.join(" ")}`) },
        },
        { path: this.#file.path, ...placeOf(from) },
      );
    } else this.#image(image, from, `/stages/${this.#count}`);
    this.#count += 1;
    if (stage !== undefined) this.#stages.add(stage.toLowerCase());
  }

  /** `COPY --from` takes files out of an image, too. */
  #copy(copy: Copy): void {
    const from = copy.getFromFlag()?.getValue();
    if (typeof from !== "string" || from === "" || /^\d+$/.test(from)) return;
    this.#image(from, copy, this.#stage());
  }

  #user(instruction: Instruction): void {
    const value = instruction.getArguments()[0]?.getValue();
    if (value === undefined) return;
    this.#builder.add("properties", {
      name: "user",
      value,
      source: { pointer: this.#stage(), ...placeOf(instruction) },
    });
  }

  /** Pointer of the stage that an instruction belongs to. */
  #stage(): string {
    return `/stages/${Math.max(0, this.#count - 1)}`;
  }

  #image(written: string, instruction: Instruction, pointer: string): void {
    const { text, unknown } = substitute(written, this.#defaults);
    if (text === "scratch" || this.#stages.has(text.toLowerCase())) return;
    const reference = readImageReference(text);
    const { name, tag, digest } = reference;
    const version = tag ?? digest;
    this.#pins.add({
      kind: "image",
      name,
      ...(version === undefined ? {} : { version }),
      exact: unknown.length === 0 && isExact(reference),
      locked: unknown.length === 0 && isLocked(reference),
      source: { pointer, ...placeOf(instruction) },
    });
  }
}

function placeOf(instruction: Instruction): { readonly line: number; readonly column: number } {
  const { line, character } = instruction.getRange().start;
  return { line: line + 1, column: character + 1 };
}
