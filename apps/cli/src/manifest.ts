import { Plugin } from '@oclif/core/config';
import type { Manifest } from '@oclif/core/interfaces';
import { settings } from '@oclif/core/settings';
import { type Installation, toPluginPackage } from './installation.ts';

/**
 * Reads all commands into oclif's manifest. Paths are left out: oclif then looks in the folder it is given, so one
 * manifest serves both source and build.
 */
export async function readManifest(installation: Installation): Promise<Manifest> {
  settings.enableAutoTranspile = false;
  const plugin = new Plugin({
    root: installation.root,
    isRoot: true,
    pjson: toPluginPackage(installation),
    ignoreManifest: true,
    errorOnManifestCreate: true,
    respectNoCacheDefault: true,
  });
  await plugin.load();
  const commands = Object.entries(plugin.manifest.commands)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { relativePath: _path, isESM: _isESM, ...command }]) => [id, command]);
  return { version: plugin.manifest.version, commands: Object.fromEntries(commands) };
}
