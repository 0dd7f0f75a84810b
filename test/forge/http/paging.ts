import type { Call, Reply } from "./call.ts";

/** The page asked for: 30 items unless told, never more than 100 ("Using pagination in the REST API"). */
export function pageOf(call: Call, fallback = 30, most = 100): { page: number; size: number } {
  const size = Number(call.query.get("per_page") ?? fallback);
  const page = Number(call.query.get("page") ?? 1);
  return {
    page: Number.isInteger(page) && page > 0 ? page : 1,
    size: Number.isInteger(size) && size > 0 ? Math.min(size, most) : fallback,
  };
}

/** The `link` header of a page among so many items. */
export function linkHeader(call: Call, page: number, size: number, total: number): Record<string, string> {
  const last = Math.max(1, Math.ceil(total / size));
  const at = (number: number) => {
    const query = new URLSearchParams(call.query);
    query.set("page", String(number));
    return `${call.world.url}${call.path}?${query.toString()}`;
  };
  const links: string[] = [];
  if (page > 1) links.push(`<${at(page - 1)}>; rel="prev"`);
  if (page < last) links.push(`<${at(page + 1)}>; rel="next"`, `<${at(last)}>; rel="last"`);
  if (page > 1) links.push(`<${at(1)}>; rel="first"`);
  return links.length === 0 ? {} : { link: links.join(", ") };
}

/** One page of a list, `cap` items of it at most; `wrap` puts the page into an object with its total. */
export async function paged<T>(
  call: Call,
  items: readonly T[],
  view: (item: T) => unknown,
  options: { cap?: number; wrap?: (page: unknown[], total: number) => unknown } = {},
): Promise<Reply> {
  const capped = items.slice(0, options.cap ?? items.length);
  const { page, size } = pageOf(call);
  const shown = await Promise.all(capped.slice((page - 1) * size, page * size).map(view));
  const body = options.wrap === undefined ? shown : options.wrap(shown, capped.length);
  return { status: 200, body, headers: linkHeader(call, page, size, capped.length) };
}
