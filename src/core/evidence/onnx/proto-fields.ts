/** A field of a protobuf message: a number, or the range of its bytes. */
export interface ProtoField {
  readonly number: number;
  /** Value of a varint; 0 for fields of other kinds. Values above 2^53 lose digits. */
  readonly value: number;
  /** Range of a field that carries bytes; empty otherwise. */
  readonly start: number;
  readonly end: number;
}

/** Bytes of a message, and how many fields of it and of the messages inside may still be read. */
export interface ProtoBytes {
  readonly bytes: Uint8Array;
  left: number;
}

/** Thrown when bytes are no protobuf message; readers turn it into a problem. */
export class BrokenMessage extends Error {}

/**
 * Walks the fields of the message in a range of bytes, without copying any. Each byte is looked at at most once,
 * and no more fields than `left` are read.
 *
 * Source: protobuf.dev/programming-guides/encoding.
 */
export function* fieldsOf(source: ProtoBytes, start: number, end: number): Generator<ProtoField> {
  const { bytes } = source;
  let at = start;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = at < end ? bytes[at] : undefined;
      if (byte === undefined) throw new BrokenMessage();
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    throw new BrokenMessage();
  };
  while (at < end) {
    source.left -= 1;
    if (source.left < 0) throw new BrokenMessage();
    const key = varint();
    const number = Math.floor(key / 8);
    const kind = key % 8;
    if (number < 1) throw new BrokenMessage();
    if (kind === 0) {
      yield { number, value: varint(), start: at, end: at };
      continue;
    }
    const length = kind === 2 ? varint() : kind === 1 ? 8 : kind === 5 ? 4 : Number.POSITIVE_INFINITY;
    if (at + length > end) throw new BrokenMessage();
    const from = at;
    at += length;
    yield { number, value: 0, start: from, end: at };
  }
}

/** The text of a field, cut after `longest` bytes. Bytes that are no UTF-8 become replacement characters. */
export function textOfField({ bytes }: ProtoBytes, { start, end }: ProtoField, longest = 4096): string {
  return new TextDecoder().decode(bytes.subarray(start, Math.min(end, start + longest)));
}
