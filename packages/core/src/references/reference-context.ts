import type { Environment } from '../home/headwater-home.ts';

/** What secret references are read from. */
export interface ReferenceContext {
  environment: Environment;
  /** What relative `${file:…}` paths are relative to. */
  workingDirectory: string;
  /** Told of every value that is read. */
  onSecret?: ((secret: string) => void) | undefined;
}
