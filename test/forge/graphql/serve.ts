import type { IncomingHttpHeaders } from "node:http";
import type { DocumentNode, ExecutionResult, GraphQLFieldResolver } from "graphql";
import { execute, GraphQLError, parse, validate } from "graphql";
import type { JsonObject } from "../contract/json.ts";
import { asObject, asText, isObject } from "../contract/json.ts";
import { authenticate, nameOf } from "../http/authenticate.ts";
import { canSee } from "../http/authorize.ts";
import type { Actor } from "../http/call.ts";
import { Refusal } from "../http/call.ts";
import type { Answer } from "../http/rest.ts";
import type { World } from "../state/world.ts";
import { findAccount, findRepository, instant } from "../state/world.ts";
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
    rateLimit: { limit: 5000, cost: 1, remaining: 4999, used: 1, nodeCount: 0, resetAt: instant(world) },
  };
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
  const limits = {
    "x-ratelimit-limit": "5000",
    "x-ratelimit-remaining": "4999",
    "x-ratelimit-resource": "graphql",
  };
  const common = { "content-type": "application/json; charset=utf-8", ...limits, ...headers };
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
  if (world.chaos.strikes("status5xx", route)) throw new Refusal(502, "Server Error");
  if (world.chaos.strikes("secondaryLimit", route)) {
    const after = String(world.chaos.settings.retryAfter ?? 60);
    throw new Refusal(
      403,
      "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
      {},
      { "retry-after": after },
    );
  }
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

/** One GraphQL request: parsed and validated against GitHub's schema, then resolved over the forge's state. */
export async function serveGraphql(world: World, headers: IncomingHttpHeaders, raw: Buffer): Promise<Answer> {
  let route = "graphql invalid";
  let who = "anonymous";
  let answer: Answer;
  try {
    const actor = authenticate(world, headers.authorization);
    who = nameOf(actor);
    const body = requestOf(raw);
    const { document, errors } = parsed(asText(body["query"]) ?? "");
    route = `graphql ${operationName(document, asText(body["operationName"]))}`;
    answer = send(200, await respond(world, actor, body, route, document, errors));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    answer = send(error.status, error.body, error.headers);
  }
  world.requests.push({ method: "POST", route, path: "/graphql", who, status: answer.status });
  return answer;
}
