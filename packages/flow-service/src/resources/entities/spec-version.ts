import type { SpecVersion } from '@headwater/flow-store';

/** `1` and `"1"` mean `"1.0"`. */
export function readSpecVersion({
  id,
  version = '1.0',
}: {
  id: string;
  version?: string | number;
}): SpecVersion {
  const text = String(version);
  return { id, version: /^\d+$/.test(text) ? `${text}.0` : text };
}
