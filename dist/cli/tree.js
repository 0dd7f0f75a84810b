// src/core/model/tree.ts
/** Largest file that is read as text, in bytes. Larger ones are named by digest only. */
const TEXT_LIMIT = 5242880;
/** Largest file whose bytes are read, in bytes: what GitHub gives of one blob. */
const BYTES_LIMIT = 104857600;
export { TEXT_LIMIT as n, BYTES_LIMIT as t };
