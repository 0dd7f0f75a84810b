import pg from "pg";

/** Reads `bigint` as a number, as {@link Schema} says; everything else as pg does. A number that would be rounded is an error. */
export const wholeNumbers: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.INT8 ? whole : pg.types.getTypeParser(oid, format),
};

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is beyond what a number holds exactly`);
  return value;
}
