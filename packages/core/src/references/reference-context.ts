import type { Environment } from '../home/headwater-home.ts';

/** The environment and folder from which secret references are resolved. */
export interface ReferenceContext {
  environment: Environment;
  /** Base directory of relative `${file:…}` paths. */
  workingDirectory: string;
  /** Called with every value that is read. */
  onSecret?: ((secret: string) => void) | undefined;
}
