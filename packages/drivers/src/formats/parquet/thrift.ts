/** Functions that read the fields of a struct, by field number. Other fields are skipped. */
export type FieldReaders = Readonly<Record<number, (wire: number) => void>>;

// Wire types of the compact protocol.
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const SET = 10;
const MAP = 11;
const STRUCT = 12;
const UUID = 13;

const MAX_DEPTH = 64;

/** Thrown if the bytes end inside a value: more bytes may complete it. */
export class ThriftCutError extends Error {
  override readonly name = 'ThriftCutError';
}

/**
 * Reads Thrift's compact protocol, in which Parquet writes its footer, page headers and indexes.
 *
 * @see https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export class ThriftReader {
  readonly #bytes: Uint8Array;
  offset: number;

  constructor(bytes: Uint8Array, offset = 0) {
    this.#bytes = bytes;
    this.offset = offset;
  }

  /** Reads a struct field by field. */
  struct(wire: number, readers: FieldReaders): void {
    expectWire(wire, STRUCT);
    let id = 0;
    for (;;) {
      const head = this.#byte();
      if (head === 0) return;
      const delta = head >> 4;
      id = delta === 0 ? this.#zigzag() : id + delta;
      const read = readers[id];
      if (read === undefined) this.skip(head & 15);
      else read(head & 15);
    }
  }

  /** Reads a top-level struct. */
  topStruct(readers: FieldReaders): void {
    this.struct(STRUCT, readers);
  }

  /** Reads the items of a list. */
  list<T>(wire: number, readItem: (wire: number) => T): T[] {
    const { count, item } = this.listHead(wire);
    const items: T[] = [];
    for (let index = 0; index < count; index++) items.push(readItem(item));
    return items;
  }

  /** Reads the header of a list without its items. */
  listHead(wire: number): { count: number; item: number } {
    expectWire(wire, LIST);
    const head = this.#byte();
    const short = head >> 4;
    return { count: short === 15 ? this.#varint() : short, item: head & 15 };
  }

  /** An integer of any width. */
  integer(wire: number): number {
    if (wire === BYTE) return (this.#byte() << 24) >> 24;
    if (wire < BYTE || wire >= DOUBLE) throw new Error(`thrift: type ${wire} where a whole number belongs`);
    return this.#zigzag();
  }

  /** A boolean field of a struct, whose type holds the value. */
  boolean(wire: number): boolean {
    if (wire !== TRUE && wire !== FALSE) throw new Error(`thrift: type ${wire} where a flag belongs`);
    return wire === TRUE;
  }

  binary(wire: number): Uint8Array {
    expectWire(wire, BINARY);
    const length = this.#varint();
    const start = this.offset;
    this.#advance(length);
    return this.#bytes.subarray(start, this.offset);
  }

  string(wire: number): string {
    return new TextDecoder().decode(this.binary(wire));
  }

  skip(wire: number, depth = 0): void {
    if (depth > MAX_DEPTH) throw new Error('thrift: nested too deeply');
    if (wire === TRUE || wire === FALSE) return;
    if (wire === BYTE) this.#advance(1);
    else if (wire === DOUBLE) this.#advance(8);
    else if (wire === UUID) this.#advance(16);
    else if (wire === BINARY) this.#advance(this.#varint());
    else if (wire > BYTE && wire < DOUBLE) this.#skipVarint();
    else if (wire === STRUCT) this.#skipStruct(depth);
    else if (wire === LIST || wire === SET) this.#skipItems(depth);
    else if (wire === MAP) this.#skipMap(depth);
    else throw new Error(`thrift: unknown type ${wire}`);
  }

  #skipStruct(depth: number): void {
    for (let head = this.#byte(); head !== 0; head = this.#byte()) {
      if (head >> 4 === 0) this.#skipVarint();
      this.skip(head & 15, depth + 1);
    }
  }

  #skipItems(depth: number): void {
    const { count, item } = this.listHead(LIST);
    for (let index = 0; index < count; index++) this.#skipItem(item, depth);
  }

  #skipMap(depth: number): void {
    const count = this.#varint();
    if (count === 0) return;
    const types = this.#byte();
    for (let index = 0; index < count; index++) {
      this.#skipItem(types >> 4, depth);
      this.#skipItem(types & 15, depth);
    }
  }

  /** Booleans take one byte each outside of struct fields. */
  #skipItem(wire: number, depth: number): void {
    if (wire === TRUE || wire === FALSE) this.#advance(1);
    else this.skip(wire, depth + 1);
  }

  #byte(): number {
    const byte = this.#bytes[this.offset];
    if (byte === undefined) throw new ThriftCutError('thrift: the bytes end early');
    this.offset++;
    return byte;
  }

  #advance(count: number): void {
    if (count > this.#bytes.length - this.offset) throw new ThriftCutError('thrift: the bytes end early');
    this.offset += count;
  }

  #varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
      if (scale > 2 ** 63) throw new Error('thrift: a number is too long');
    }
  }

  #skipVarint(): void {
    while (this.#byte() >= 128);
  }

  #zigzag(): number {
    const value = this.#varint();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }
}

function expectWire(wire: number, expected: number): void {
  if (wire !== expected) throw new Error(`thrift: type ${wire} where ${expected} belongs`);
}
