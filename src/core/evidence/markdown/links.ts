import type { Link } from "#core/model/details.ts";
import { type Block, blocksOf } from "./markdown-blocks.ts";

const LONGEST_TARGET = 2_000;

/**
 * The links and images of a Markdown text (with or without front matter), each target once, at its first place. Targets stay as they
 * are written, with `#anchor`. Left out: images that are in the text themselves (`data:`), and targets over 2,000 characters.
 */
export function linksOf(text: string): readonly Link[] {
  return linksOfBlocks(blocksOf(text).blocks);
}

/** {@link linksOf} for a text that was cut into blocks before. */
export function linksOfBlocks(blocks: readonly Block[]): readonly Link[] {
  // Each once: a definition that is used a thousand times must not become a thousand copies of it.
  const found = new Map<string, number>();
  for (const block of blocks)
    for (const { target, line } of block.links)
      if (isLink(target) && !found.has(target)) found.set(target, line);
  return [...found].map(([target, line]) => ({ target, source: { pointer: "", line } }));
}

function isLink(target: string): boolean {
  return target !== "" && target.length <= LONGEST_TARGET && !/^data:/i.test(target);
}
