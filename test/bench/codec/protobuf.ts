/**
 * Messages of protobuf-es, whose schema is made when the benchmark starts. Its generated code holds the same
 * schema, so nothing is lost by that.
 */
import {
  create,
  createFileRegistry,
  type DescMessage,
  fromBinary,
  type MessageInitShape,
  toBinary,
} from '@bufbuild/protobuf';
import {
  FileDescriptorProtoSchema,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from '@bufbuild/protobuf/wkt';
import { type Codec, PROTOBUF } from './subject.js';

type Scalar = 'uint32' | 'sint32' | 'bool' | 'float' | 'double' | 'string';

const SCALARS: Readonly<Record<Scalar, Type>> = {
  uint32: Type.UINT32,
  sint32: Type.SINT32,
  bool: Type.BOOL,
  float: Type.FLOAT,
  double: Type.DOUBLE,
  string: Type.STRING,
};

/** The fields of each message by name: a scalar or another message, with `[]` behind it if there are many. */
export type Messages = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * A codec for the first of the messages.
 *
 * @param toMessage makes of the plain data what the message is made of
 * @param fromMessage the other way round
 */
export function protobufCodec(
  messages: Messages,
  toMessage: (data: never) => object,
  fromMessage: (message: never) => unknown,
): Codec {
  const schema = schemaOf(messages);
  return {
    name: PROTOBUF,
    ownFormat: true,
    read: (bytes) => fromBinary(schema, bytes),
    write: (data) =>
      toBinary(schema, create(schema, toMessage(data as never) as MessageInitShape<DescMessage>)),
    plain: (message) => fromMessage(message as never),
  };
}

function schemaOf(messages: Messages): DescMessage {
  const file = create(FileDescriptorProtoSchema, {
    name: 'bench.proto',
    package: 'bench',
    syntax: 'proto3',
    messageType: Object.entries(messages).map(([name, fields]) => ({
      name,
      field: Object.entries(fields).map(([field, type], i) => fieldOf(field, type, i + 1)),
    })),
  });
  const [first = ''] = Object.keys(messages);
  const schema = createFileRegistry(file, () => undefined).getMessage(`bench.${first}`);
  if (schema === undefined) throw new Error(`no message ${first}`);
  return schema;
}

function fieldOf(name: string, type: string, number: number) {
  const one = type.replace('[]', '');
  const label = type.endsWith('[]') ? Label.REPEATED : Label.OPTIONAL;
  const scalar = SCALARS[one as Scalar];
  return scalar === undefined
    ? { name, number, label, type: Type.MESSAGE, typeName: `.bench.${one}`, jsonName: name }
    : { name, number, label, type: scalar, jsonName: name };
}
