/** Reads the fields of an OpenSSH blob one after another (RFC 4251, section 5). Throws a RangeError where it ends early. */
export class SshFields {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Whether everything was read. */
  get done(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** So many bytes as they are. */
  take(length: number): Buffer {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new RangeError("an OpenSSH blob ends early");
    const field = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return field;
  }

  uint32(): number {
    return this.take(4).readUInt32BE(0);
  }

  /** A `string`: bytes after their length. */
  bytes(): Buffer {
    return this.take(this.uint32());
  }

  text(): string {
    return this.bytes().toString("latin1");
  }

  /** An `mpint` that is not negative, without leading zeros. */
  integer(): Buffer {
    const bytes = this.bytes();
    const first = bytes.findIndex((byte) => byte !== 0);
    return first < 0 ? Buffer.alloc(0) : bytes.subarray(first);
  }
}

/** A `string` of RFC 4251: bytes after their length. */
export function sshString(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
