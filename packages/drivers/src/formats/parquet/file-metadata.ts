import { type RowGroup, readRowGroup } from './row-group.ts';
import { readSchemaElement, type SchemaElement } from './schema-element.ts';
import { ThriftReader } from './thrift.ts';

export interface FileMetadata {
  elements: SchemaElement[];
  rowCount: number;
  rowGroupCount: number;
  isEncrypted: boolean;
  /** Decodes row groups on demand: a large file has thousands, and few are needed. */
  rowGroups(): Iterable<RowGroup>;
}

/**
 * Decodes the footer of a Parquet file.
 *
 * @see https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
 */
export function decodeFileMetadata(bytes: Uint8Array): FileMetadata {
  const reader = new ThriftReader(bytes);
  let elements: SchemaElement[] = [];
  let rowCount = 0;
  let isEncrypted = false;
  let groups = { count: 0, item: 0, offset: 0 };
  reader.topStruct({
    2: (wire) => {
      elements = reader.list(wire, (item) => readSchemaElement(reader, item));
    },
    3: (wire) => {
      rowCount = reader.integer(wire);
    },
    4: (wire) => {
      groups = { ...reader.listHead(wire), offset: reader.offset };
      for (let index = 0; index < groups.count; index++) reader.skip(groups.item);
    },
    8: (wire) => {
      isEncrypted = true;
      reader.skip(wire);
    },
  });
  return {
    elements,
    rowCount,
    rowGroupCount: groups.count,
    isEncrypted,
    *rowGroups() {
      const own = new ThriftReader(bytes, groups.offset);
      for (let index = 0; index < groups.count; index++) yield readRowGroup(own, groups.item);
    },
  };
}
