/** A JSON Schema, as far as it is walked here. */
interface Schema {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/**
 * A JSON Schema in which every object is called by its key: `keys of rollback`, `entry of checks`. An editor calls an object
 * without a title by the title of the whole file, in what it offers, explains and finds wrong.
 */
export function namedObjects<T extends object>(schema: T): T {
  return named(schema, null) as T;
}

function named(schema: Schema, key: string | null, title = `keys of ${key}`): Schema {
  const { properties, additionalProperties, items, anyOf } = schema;
  return {
    ...schema,
    ...(key !== null && schema.type === "object" ? { title } : {}),
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([own, each]) => [own, named(each, own)]),
          ),
        }),
    ...(typeof additionalProperties === "object"
      ? { additionalProperties: named(additionalProperties, key, `entry of ${key}`) }
      : {}),
    ...(items === undefined ? {} : { items: named(items, key, `entry of ${key}`) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map((each) => named(each, key, title)) }),
  };
}
