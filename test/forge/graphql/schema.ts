import { readFileSync } from "node:fs";
import { findPackageJSON } from "node:module";
import { dirname, join } from "node:path";
import type { GraphQLSchema } from "graphql";
import { buildSchema } from "graphql";

let schema: GraphQLSchema | undefined;

/** GitHub's own GraphQL schema, built once, on first need. */
export function githubSchema(): GraphQLSchema {
  if (schema === undefined) {
    const manifest = findPackageJSON("@octokit/graphql-schema", import.meta.url);
    if (manifest === undefined) throw new Error("@octokit/graphql-schema is not installed");
    const path = join(dirname(manifest), "schema.graphql");
    schema = buildSchema(readFileSync(path, "utf8"), {
      assumeValid: true,
      assumeValidSDL: true,
      noLocation: true,
    });
  }
  return schema;
}
