/** A block of Terraform's language, such as `resource "github_repository_ruleset" "production" { … }`. */
export interface Block {
  readonly type: string;
  readonly labels: readonly string[];
  /** What is plain JSON is read; everything else, such as `var.app_id`, stays as it is written. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly blocks: readonly Block[];
}

/** Reads Terraform's language as far as `terraform fmt` writes it a line each, with every `local.….…` in its place. Throws at any other line. */
export function readTerraform(text: string): Block {
  const lines = text.split("\n").map((line) => line.trim());
  const root = readBlock(
    lines.filter((line) => line !== "" && !line.startsWith("#")),
    "",
    [],
  );
  const locals = new Map(
    root.blocks
      .filter(({ type }) => type === "locals")
      .flatMap(({ blocks }) => blocks)
      .flatMap(({ type, values }) =>
        Object.entries(values).map(([key, value]) => [`local.${type}.${key}`, value] as const),
      ),
  );
  return withLocals(root, locals);
}

/** Takes the lines of a block from the front. */
function readBlock(lines: string[], type: string, labels: readonly string[]): Block {
  const values: Record<string, unknown> = {};
  const blocks: Block[] = [];
  for (let line = lines.shift(); line !== undefined && line !== "}"; line = lines.shift()) {
    const [, opened, named = ""] = /^(\w+)((?: "\w+")*)(?: =)? \{$/.exec(line) ?? [];
    const [, key, value = ""] = /^(\w+)\s+= (.+)$/.exec(line) ?? [];
    if (opened !== undefined) {
      const names = [...named.matchAll(/\w+/g)].map(([name]) => name);
      blocks.push(readBlock(lines, opened, names));
    } else if (key !== undefined) values[key] = plain(value);
    else throw new Error(`not understood: ${line}`);
  }
  return { type, labels, values, blocks };
}

function plain(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function withLocals(block: Block, locals: ReadonlyMap<string, unknown>): Block {
  const valueOf = (value: unknown): unknown => {
    if (typeof value !== "string" || !value.startsWith("local.")) return value;
    if (!locals.has(value)) throw new Error(`there is no ${value}`);
    return locals.get(value);
  };
  return {
    ...block,
    values: Object.fromEntries(Object.entries(block.values).map(([key, value]) => [key, valueOf(value)])),
    blocks: block.blocks.map((each) => withLocals(each, locals)),
  };
}
