// src/core/model/tree.ts
/** Largest file that is read as text, in bytes. Larger ones are named by digest only. */
const TEXT_LIMIT = 5242880;
export { TEXT_LIMIT as t };
