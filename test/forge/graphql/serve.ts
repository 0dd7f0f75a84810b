import type { IncomingHttpHeaders } from "node:http";
import type { Answer } from "../http/rest.ts";
import type { World } from "../state/world.ts";
export async function serveGraphql(world: World, headers: IncomingHttpHeaders, raw: Buffer): Promise<Answer> {
  return { status: 500, headers: {}, body: Buffer.from(`${world.url}${raw.length}${headers.host}`) };
}
