import type { PJSON } from '@oclif/core/interfaces';
import packageJson from '../package.json' with { type: 'json' };

/** Where the CLI was started from. */
export interface Installation {
  /** The package's folder. */
  root: string;
  /** Folder of the command files, relative to the root: their source or their build. */
  commands: string;
}

/** What `--version` prints. */
export function versionLine(): string {
  return `headwater/${packageJson.version} ${process.platform}-${process.arch} node-${process.version}`;
}

/** The package as oclif wants to see it, with the commands of this installation. */
export function toPluginPackage({ commands }: Installation): PJSON {
  const { name, version, type, oclif } = packageJson;
  return { name, version, type, oclif: { ...oclif, topicSeparator: ' ', commands } };
}
