import type { PJSON } from '@oclif/core/interfaces';
import packageJson from '../package.json' with { type: 'json' };

/** The location of this CLI. */
export interface Installation {
  /** The package's folder. */
  root: string;
  /** Folder of the command files, relative to the root: their source or their build. */
  commands: string;
}

/** Output of `--version`. */
export function versionLine(): string {
  return `headwater/${packageJson.version} ${process.platform}-${process.arch} node-${process.version}`;
}

/** The package manifest in the form that oclif expects, with the commands of this installation. */
export function toPluginPackage({ commands }: Installation): PJSON {
  const { name, version, type, oclif } = packageJson;
  return { name, version, type, oclif: { ...oclif, topicSeparator: ' ', commands } };
}
