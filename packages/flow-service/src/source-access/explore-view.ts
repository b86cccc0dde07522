import type { Driver, Entry, FileProperties, SourceColumn, Structure } from '@headwater/drivers';
import type { Column, DetailedStructure, ExploreEntry, ExploreStructure } from '@headwater/models';

/** An entry of a listing in the API's form. Paths of storages start with a slash; names of tables do not. */
export function toExploreEntry(
  { type, name, path, canPreview, canFetchSchema }: Entry,
  kind: Driver['kind'],
): ExploreEntry {
  const shown = kind === 'tables' || path.startsWith('/') ? path : `/${path}`;
  return { type, name, path: shown, canPreview, canFetchSchema };
}

/** The structure of a file or table in the API's form, with any rows that the driver read. */
export function toExploreStructure({ format, columns, rows, file }: Structure): ExploreStructure {
  const shown = file?.fileType === 'delimited' ? columns.map(toTextColumn) : columns;
  return {
    format,
    schema: format === 'flat' ? { columns: shown.map(toColumn) } : toObjectSchema(shown),
    ...(rows === undefined ? {} : { data: [...rows] }),
    ...(file === undefined ? {} : { properties: toProperties(file) }),
  };
}

/** The same with all known properties of the file, and any notices. */
export function toDetailedStructure(structure: Structure): DetailedStructure {
  const { file, notices = [] } = structure;
  return {
    ...toExploreStructure(structure),
    ...(file === undefined ? {} : { properties: { ...file } }),
    ...(notices.length === 0 ? {} : { notices: [...notices] }),
  };
}

/** Columns of delimited text always have the type string. Their XDM type is the one that fits every value seen. */
function toTextColumn(column: SourceColumn): SourceColumn {
  return { ...column, type: 'string' };
}

function toColumn({ name, type, xdm }: SourceColumn): Column {
  return { name, type, 'meta:xdmType': toXdmTypeName(xdm), xdm };
}

function toObjectSchema(columns: readonly SourceColumn[]): ExploreStructure['schema'] {
  return { type: 'object', properties: Object.fromEntries(columns.map(({ name, xdm }) => [name, xdm])) };
}

/** XDM's name for a JSON Schema type. */
function toXdmTypeName({ type, format }: SourceColumn['xdm']): string {
  if (format === 'date' || format === 'date-time') return format;
  if (type === 'integer') return 'long';
  return type === 'number' ? 'double' : type;
}

function toProperties({ fileType, compressionType, columnDelimiter }: FileProperties): FileProperties {
  return {
    ...(fileType === undefined ? {} : { fileType }),
    ...(compressionType === undefined ? {} : { compressionType }),
    ...(columnDelimiter === undefined ? {} : { columnDelimiter }),
  };
}
