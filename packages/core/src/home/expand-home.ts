import { homedir } from 'node:os';

/** A path with `~` at its beginning replaced by the home folder of the user; Windows writes `~\`. */
export function expandHome(path: string): string {
  return path.replace(/^~(?=[/\\]|$)\\?/, (tilde) => (tilde.length > 1 ? `${homedir()}/` : homedir()));
}
