import { generateKeyPairSync } from "node:crypto";
import { createServer, type Server } from "node:http";
import { pino } from "pino";
import { createNodeMiddleware, Probot } from "probot";
import { WEBHOOK_PATH } from "../../app/server/app-server.ts";

/** Probot as its documentation has it on Node's server, with a handler that does nothing. It keeps nothing. */
export async function createProbotServer(secret: string): Promise<Server> {
  const { privateKey } = generateKeyPairSync("rsa", {
    modulusLength: 2048,
    privateKeyEncoding: { type: "pkcs1", format: "pem" },
    publicKeyEncoding: { type: "pkcs1", format: "pem" },
  });
  const probot = new Probot({ appId: 1, privateKey, secret, log: pino({ level: "silent" }) });
  const listening = (app: Probot) => app.on("pull_request", () => undefined);
  const middleware = await createNodeMiddleware(listening, { probot, webhooksPath: WEBHOOK_PATH });
  return createServer((request, response) => void middleware(request, response));
}
