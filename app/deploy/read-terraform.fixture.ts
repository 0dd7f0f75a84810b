/** A block of Terraform: its type and labels, its settings, and the blocks within. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly blocks: readonly Block[];
}

/** What is no literal, such as `var.app_id`, kept as it is written. */
export interface Expression {
  readonly expression: string;
}

/**
 * Reads as much of Terraform's language as our own files use: blocks, and settings of one line. Throws at anything else, so that nothing is left out
 * of a comparison.
 */
export function readTerraform(text: string): readonly Block[] {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const { blocks } = content([...lines, "}"]);
  if (opened(lines) !== 0) throw new Error("not read: a brace too many, or too few");
  return blocks;
}

function opened(lines: readonly string[]): number {
  return lines.filter((line) => line.endsWith("{")).length - lines.filter((line) => line === "}").length;
}

function content(lines: string[]): Pick<Block, "settings" | "blocks"> {
  const settings: Record<string, unknown> = {};
  const blocks: Block[] = [];
  for (let line = lines.shift(); line !== undefined && line !== "}"; line = lines.shift()) {
    const [, name, value] = /^(\w+)\s*=\s*(.+)$/.exec(line) ?? [];
    const [, type, labels] = /^(\w+)((?: "[^"]+")*) \{$/.exec(line) ?? [];
    if (name !== undefined && value === "{") blocks.push({ type: name, labels: [], ...content(lines) });
    else if (name !== undefined && value !== undefined) settings[name] = literal(value);
    else if (type !== undefined)
      blocks.push({
        type,
        labels: [...(labels ?? "").matchAll(/"([^"]+)"/g)].map(([, label = ""]) => label),
        ...content(lines),
      });
    else throw new Error(`not read: ${line}`);
  }
  return { settings, blocks };
}

function literal(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (!/^[\w.()<>?: ]+$/.test(text)) throw new Error(`not read: ${text}`);
    return { expression: text } satisfies Expression;
  }
}
