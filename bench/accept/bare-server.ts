import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type Server } from "node:http";

/** The least that any receiver of webhooks does: reads, proves and parses, and keeps nothing. */
export function createBareServer(secret: string): Server {
  return createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks);
      const given = Buffer.from(
        String(request.headers["x-hub-signature-256"]).slice("sha256=".length),
        "hex",
      );
      const own = createHmac("sha256", secret).update(body).digest();
      const proven = given.length === own.length && timingSafeEqual(given, own);
      if (proven) JSON.parse(body.toString("utf8"));
      response.writeHead(proven ? 202 : 401).end("accepted\n");
    });
  });
}
