/** What a file was found to be. */
export interface Pickled {
  /** Completes "it …". */
  readonly why: string;
  /** Protocol of a bare pickle, from 2. */
  readonly protocol?: number;
}

const RUNS = "which runs code when it is loaded";
/** How far into a zip its first names are looked for: PyTorch writes `data.pkl` first. */
const OPENING = 65_536;
/** First bytes of the containers in which joblib packs a pickle: zlib, gzip, bzip2, xz, lzma, lz4, and its own old one. */
const PACKED: readonly (readonly number[])[] = [
  [0x78],
  [0x1f, 0x8b],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  [0x5d, 0x00],
  [0x04, 0x22, 0x4d, 0x18],
  [0x5a, 0x46],
];

/** Tells by its first bytes whether a file is a pickle or holds one. Nothing is unpacked. */
export function whatIsPickled(bytes: Uint8Array): Pickled | undefined {
  const [first, second = 0] = bytes;
  if (first === 0x80 && second >= 2 && second <= 5) return { why: `is a pickle, ${RUNS}`, protocol: second };
  if (!startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return undefined;
  const opening = new TextDecoder("latin1").decode(bytes.subarray(0, OPENING));
  const closing = new TextDecoder("latin1").decode(bytes.subarray(-OPENING));
  return /\.pkl/.test(opening) || /\.pkl/.test(closing) ? { why: `holds a pickle, ${RUNS}` } : undefined;
}

/** Whether a file begins like one that joblib packed. */
export function isPacked(bytes: Uint8Array): boolean {
  return PACKED.some((signature) => startsWith(bytes, signature));
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
