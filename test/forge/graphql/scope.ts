import { GraphQLError } from "graphql";
import type { JsonObject } from "../contract/json.ts";
import { covers, holds } from "../http/authorize.ts";
import type { Actor, Need } from "../http/call.ts";
import type { Repository } from "../state/records.ts";
import type { World } from "../state/world.ts";

/** Who asks, of which world: what every resolver needs. */
export interface Scope {
  readonly world: World;
  readonly actor: Actor;
}

/** An object of GitHub's schema: its fields are values, or functions of the field's arguments. */
export type Node = { readonly __typename: string; readonly [field: string]: unknown };

/** Arguments of a field. */
export type Args = JsonObject;

/** An error as GitHub words it, with its `type`. */
export function problem(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}

/** Refuses an App that lacks a permission for a field, as REST would with 403. */
export function requirePermission(scope: Scope, repository: Repository, needs: readonly Need[]): void {
  const { actor } = scope;
  if (actor.kind !== "installation") return;
  const covered = covers(actor.installation, actor.repositories, repository);
  if (!covered && !repository.private) return;
  if (!covered || !holds(actor.permissions, needs))
    throw problem("FORBIDDEN", "Resource not accessible by integration");
}
