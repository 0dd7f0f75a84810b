import type { IncomingHttpHeaders } from "node:http";
import type { DocumentNode, ExecutionResult, GraphQLFieldResolver } from "graphql";
import { execute, GraphQLError, parse, validate } from "graphql";
import type { JsonObject } from "../contract/json.ts";
import { asObject, asText, isObject } from "../contract/json.ts";
import { allowanceOf, exhausted, limitHeaders, payerOf, spend } from "../http/allowance.ts";
import { authenticate, nameOf } from "../http/authenticate.ts";
import { canSee } from "../http/authorize.ts";
import type { Actor } from "../http/call.ts";
import { Refusal } from "../http/call.ts";
import { fateOf, Silence, strikeBefore } from "../http/faults.ts";
import type { Answer } from "../http/rest.ts";
import type { World } from "../state/world.ts";
import { findAccount, findRepository } from "../state/world.ts";
import { accountNode, organizationNode } from "./accounts.ts";
import { repositoryNode } from "./repository.ts";
import { githubSchema } from "./schema.ts";
import type { Args, Scope } from "./scope.ts";
import { problem } from "./scope.ts";

/** The fields at the root of a query. Nothing found is null and an error of type NOT_FOUND, as on GitHub. */
function rootOf(scope: Scope): JsonObject {
  const { world, actor } = scope;
  return {
    repository: ({ owner, name }: Args) => {
      const found = findRepository(world, String(owner), String(name));
      if (found !== undefined && canSee(actor, found)) return repositoryNode(scope, found);
      throw problem(
        "NOT_FOUND",
        `Could not resolve to a Repository with the name '${String(owner)}/${String(name)}'.`,
      );
    },
    organization: ({ login }: Args) => {
      const found = findAccount(world, String(login));
      if (found?.type === "Organization") return organizationNode(scope, found);
      throw problem(
        "NOT_FOUND",
        `Could not resolve to an Organization with the login of '${String(login)}'.`,
      );
    },
    user: ({ login }: Args) => {
      const found = findAccount(world, String(login));
      if (found?.type === "User") return accountNode(scope, found);
      throw problem("NOT_FOUND", `Could not resolve to a User with the login of '${String(login)}'.`);
    },
    viewer: () =>
      actor.kind === "user"
        ? accountNode(scope, actor.user)
        : actor.kind === "installation"
          ? accountNode(scope, actor.installation.app.bot)
          : null,
    rateLimit: () => rateLimitNode(scope),
  };
}

/** What is left after this query, which costs one point whatever it asks for: the forge does not weigh queries. */
function rateLimitNode({ world, actor }: Scope): JsonObject {
  const { limit, used, resetAt } = allowanceOf(world, payerOf(actor), "graphql");
  const after = Math.min(limit, used + 1);
  const reset = new Date(resetAt * 1000).toISOString().replace(".000Z", "Z");
  return { limit, cost: 1, remaining: limit - after, used: after, nodeCount: 0, resetAt: reset };
}

/** Fields are read from nodes; one that GitHub has and the forge does not know is an error, never a silent null. */
const resolveField: GraphQLFieldResolver<unknown, Scope> = (source, args, scope, info) => {
  const { fieldName, parentType } = info;
  const node = asObject(source);
  if (!(fieldName in node)) {
    const message = `the forge does not know ${parentType.name}.${fieldName}`;
    scope.world.violations.push({ what: "graphql", where: `${parentType.name}.${fieldName}`, message });
    throw new GraphQLError(message);
  }
  const value = node[fieldName];
  return typeof value === "function" ? value(args) : value;
};

function formatted(error: GraphQLError): JsonObject {
  const type = error.extensions["type"];
  const { message, locations, path } = error;
  return {
    ...(type === undefined ? {} : { type }),
    ...(path === undefined ? {} : { path }),
    ...(locations === undefined ? {} : { locations }),
    message,
  };
}

function operationName(document: DocumentNode | null, given: string | undefined): string {
  for (const definition of document?.definitions ?? []) {
    if (definition.kind !== "OperationDefinition") continue;
    const name = definition.name?.value;
    if (given === undefined || given === name) return name ?? definition.operation;
  }
  return "invalid";
}

function parsed(query: string): { document: DocumentNode | null; errors: readonly GraphQLError[] } {
  try {
    const document = parse(query);
    return { document, errors: validate(githubSchema(), document) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { document: null, errors: [error] };
  }
}

async function answerTo(scope: Scope, document: DocumentNode, body: JsonObject): Promise<JsonObject> {
  const operation = asText(body["operationName"]);
  const result: ExecutionResult = await execute({
    schema: githubSchema(),
    document,
    rootValue: rootOf(scope),
    contextValue: scope,
    variableValues: asObject(body["variables"]),
    fieldResolver: resolveField,
    ...(operation === undefined ? {} : { operationName: operation }),
  });
  const errors = result.errors?.map(formatted);
  reportOwnFailures(scope, result.errors ?? []);
  return { data: result.data ?? null, ...(errors === undefined ? {} : { errors }) };
}

/** An error without a type was not meant for the client: the forge broke, or left a field out that may not be null. */
function reportOwnFailures(scope: Scope, errors: readonly GraphQLError[]): void {
  for (const error of errors) {
    if (error.extensions["type"] !== undefined || error.message.startsWith("the forge does not know"))
      continue;
    const where = error.path?.join(".") ?? "graphql";
    scope.world.violations.push({
      what: "graphql",
      where,
      message: error.originalError?.stack ?? error.message,
    });
  }
}

function send(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  const common = { "content-type": "application/json; charset=utf-8", ...headers };
  return { status, headers: common, body: Buffer.from(JSON.stringify(body)) };
}

function requestOf(raw: Buffer): JsonObject {
  try {
    const body: unknown = JSON.parse(raw.toString("utf8"));
    return isObject(body) ? body : {};
  } catch {
    throw new Refusal(400, "Problems parsing JSON");
  }
}

async function respond(
  world: World,
  actor: Actor,
  body: JsonObject,
  route: string,
  document: DocumentNode | null,
  errors: readonly GraphQLError[],
) {
  if (actor.kind === "anonymous") throw new Refusal(401, "This endpoint requires you to be authenticated.");
  if (actor.kind === "app") throw new Refusal(403, "Resource not accessible by integration");
  if (document === null || errors.length > 0) {
    // GitHub answers 200 to a query that its schema refuses; to the forge's owner it is a mistake worth knowing.
    world.violations.push(
      ...errors.map(({ message }) => ({ what: "graphql", where: route, message }) as const),
    );
    return { errors: errors.map(formatted) };
  }
  return answerTo({ world, actor }, document, body);
}

/** "Rate limits and query limits for the GraphQL API": the primary limit is told with status 200. */
function rateLimited(actor: Actor): JsonObject {
  return { errors: [{ type: "RATE_LIMITED", message: `API rate limit exceeded for ${payerOf(actor)}.` }] };
}

/** What GitHub says to a query that took more than ten seconds. */
const TIMED_OUT: JsonObject = {
  data: null,
  errors: [
    {
      message:
        "Something went wrong while executing your query. This may be the result of a timeout, or it could be a GitHub bug. Please include `FORGE:1` when reporting this issue.",
    },
  ],
};

/** An answer whose first field is gone, with the error that says so. */
function inPart(body: JsonObject): JsonObject {
  const data = asObject(body["data"]);
  const [field = "repository"] = Object.keys(data);
  const error = { path: [field], message: "Something went wrong while executing your query." };
  return { data: { ...data, [field]: null }, errors: [error] };
}

function refused(world: World, actor: Actor, { status, body, headers }: Refusal): Answer {
  const limits = limitHeaders(allowanceOf(world, payerOf(actor), "graphql"), "graphql");
  return send(status, body, { ...limits, ...headers });
}

/** One GraphQL request: parsed and validated against GitHub's schema, then resolved over the forge's state. */
export async function serveGraphql(world: World, headers: IncomingHttpHeaders, raw: Buffer): Promise<Answer> {
  let route = "graphql invalid";
  let actor: Actor = { kind: "anonymous" };
  let answer: Answer;
  try {
    actor = authenticate(world, headers.authorization);
    const body = requestOf(raw);
    const { document, errors } = parsed(asText(body["query"]) ?? "");
    route = `graphql ${operationName(document, asText(body["operationName"]))}`;
    strikeBefore(world, route);
    const spent = exhausted(world, payerOf(actor), "graphql", route);
    const serve = () => respond(world, actor, body, route, document, errors);
    answer =
      spent === null ? await counted(world, actor, route, serve) : send(200, rateLimited(actor), spent);
  } catch (error) {
    if (error instanceof Silence) answer = { ...send(0, null), fate: "held" };
    else if (error instanceof Refusal) answer = refused(world, actor, error);
    else throw error;
  }
  world.requests.push({ method: "POST", route, path: "/graphql", who: nameOf(actor), status: answer.status });
  return answer;
}

/** Serves a query, counts it, and lets go wrong what is to go wrong. */
async function counted(
  world: World,
  actor: Actor,
  route: string,
  serve: () => Promise<JsonObject>,
): Promise<Answer> {
  const body = await serve();
  const limits = limitHeaders(spend(world, payerOf(actor), "graphql"), "graphql");
  if (!world.chaos.strikes("graphqlErrors", route))
    return { ...send(200, body, limits), fate: fateOf(world, route, false) };
  const choice = world.chaos.choice(`graphqlErrors which ${route}`);
  if (choice < 1 / 3) return send(200, rateLimited(actor), { ...limits, "x-ratelimit-remaining": "0" });
  return send(200, choice < 2 / 3 ? TIMED_OUT : inPart(body), limits);
}
