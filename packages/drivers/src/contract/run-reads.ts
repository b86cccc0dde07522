/** A file that a run can read. Size, modification time and etag identify its version. */
export interface FileEntry {
  /** Path as in a listing. */
  path: string;
  /** Bytes. */
  size: number;
  /** Epoch milliseconds, with the precision of the source. */
  modifiedAt: number;
  /** The source's own mark of this version, without quotes. Absent for sources without one. */
  etag?: string;
}

/** Selects the files of a run. */
export interface FileSelection {
  /**
   * A file, a folder, or a pattern: `*` in the last part stands for any characters of a file name. A path that ends
   * with a slash is always a folder; otherwise a file goes before a folder of the same name.
   */
  path: string;
  /** Include the files of all subfolders. A pattern applies to the names of the files in them. @default false */
  recursive?: boolean;
}
