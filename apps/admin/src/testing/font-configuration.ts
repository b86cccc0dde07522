import { randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const XML_ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Writes a fontconfig file that lists only the fonts of the unpacked browser, so that pages look the same on every
 * machine. The file in the browser's package names fixed folders, and the browser exits if it finds no font.
 *
 * @param home folder that the browser was unpacked into; the configuration stays valid if the folder moves
 * @returns path of the configuration, for FONTCONFIG_FILE
 */
export async function writeFontConfiguration(home: string): Promise<string> {
  const path = join(home, 'headwater-fonts.conf');
  const wanted = renderConfiguration(home);
  const current = await readFile(path, 'utf8').catch(() => undefined);
  if (current === wanted) return path;
  const draft = `${path}.${randomUUID()}`;
  await writeFile(draft, wanted);
  await rename(draft, path);
  return path;
}

function renderConfiguration(home: string): string {
  const folder = home.replace(/[&<>]/g, (character) => XML_ENTITIES[character] ?? character);
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
