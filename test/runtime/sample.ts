import {
  type Annotator,
  ConsistencyError,
  EOFError,
  type FieldInfo,
  KaitaiStream,
  KaitaiStruct,
} from '../../src/runtime/index.js';

/**
 * Two classes as the generator would make them from
 *
 *     seq:                       types:
 *       - {id: flag, type: b1}     name:
 *       - {id: level, type: b10}     seq:
 *       - {id: names, type: name,      - {id: len, type: u1}
 *          repeat: eos}                - {id: text, type: str, size: len}
 */
const field = (path: string, id: string, type: string): FieldInfo => ({ id, path, type });
const FLAG = field('/seq/0', 'flag', 'b1');
const LEVEL = field('/seq/1', 'level', 'b10');
const NAMES = field('/seq/2', 'names', 'name');
const LEN = field('/types/name/seq/0', 'len', 'u1');
const TEXT = field('/types/name/seq/1', 'text', 'str');

export class Name extends KaitaiStruct {
  declare len: number;
  declare text: string;

  constructor(io?: KaitaiStream, parent?: unknown) {
    super(io, parent);
    if (io !== undefined) {
      io.annotator === undefined ? this._read() : this._readAnnotated(io.annotator);
      this._dirty = false;
    }
  }

  static of(text: string): Name {
    return Object.assign(new Name(), { text });
  }

  override _read(): void {
    const io = this._io as KaitaiStream;
    this.len = io.readU1();
    this.text = io.readStr(this.len, 'ASCII');
  }

  override _readAnnotated(a: Annotator): void {
    const io = this._io as KaitaiStream;
    a.open(LEN, io);
    this.len = io.readU1();
    a.close(this.len, io);
    a.open(TEXT, io);
    this.text = io.readStr(this.len, 'ASCII');
    a.close(this.text, io);
  }

  override _prepare(): void {
    this.len = KaitaiStream.strByteLength(this.text, 'ASCII');
    this._dirty = true;
  }

  override _check(): void {
    const expected = KaitaiStream.strByteLength(this.text, 'ASCII');
    if (this.len !== expected) {
      throw new ConsistencyError('len', expected, this.len);
    }
    this._dirty = false;
  }

  override _checkAll(): void {
    this._check();
  }

  override _byteLength(): number {
    return 1 + this.len;
  }

  override _write__seq(io: KaitaiStream): void {
    io.writeU1(this.len);
    io.writeStr(this.text, 'ASCII');
  }
}

export class Sample extends KaitaiStruct {
  declare flag: number;
  declare level: number;
  declare names: Name[];

  constructor(io?: KaitaiStream, parent?: unknown) {
    super(io, parent);
    if (io !== undefined) {
      io.annotator === undefined ? this._read() : this._readAnnotated(io.annotator);
      this._dirty = false;
    }
  }

  static of(flag: number, level: number, names: Name[]): Sample {
    return Object.assign(new Sample(), { flag, level, names });
  }

  override _read(): void {
    const io = this._io as KaitaiStream;
    this.flag = io.readBitsIntBe(1);
    this.level = io.readBitsIntBe(10);
    io.alignToByte();
    this.names = [];
    while (!io.isEof()) {
      this.names.push(new Name(io, this));
    }
  }

  override _readAnnotated(a: Annotator): void {
    const io = this._io as KaitaiStream;
    a.open(FLAG, io);
    this.flag = io.readBitsIntBe(1);
    a.close(this.flag, io);
    a.open(LEVEL, io);
    this.level = io.readBitsIntBe(10);
    a.close(this.level, io);
    io.alignToByte();
    this.names = [];
    for (let i = 0; !io.isEof(); i++) {
      a.open(NAMES, io, i);
      const part = i === 0 ? io.substream(partSize(io)) : io;
      const name = new Name(part, this);
      this.names.push(name);
      a.close(name, io);
    }
  }

  override _prepare(): void {
    for (const name of this.names) {
      name._parent = this;
      name._prepare();
    }
    this._dirty = true;
  }

  override _check(): void {
    this._dirty = false;
  }

  override _checkAll(): void {
    for (const name of this.names) {
      name._checkAll();
    }
    this._check();
  }

  override _byteLength(): number {
    return this.names.reduce((sum, name) => sum + name._byteLength(), 2);
  }

  override _write__seq(io: KaitaiStream): void {
    io.writeBitsIntBe(1, this.flag);
    io.writeBitsIntBe(10, this.level);
    io.writeAlignToByte();
    for (const name of this.names) {
      name._write(io);
    }
  }
}

/** The first name is read from a substream, so that offsets have to be added up. */
function partSize(io: KaitaiStream): number {
  const at = io.pos;
  const size = 1 + io.readU1();
  io.seek(at);
  if (size > io.size - at) {
    throw new EOFError('the first name is cut short', size, io.size - at);
  }
  return size;
}
