import { homedir } from 'node:os';

/** Replaces a leading `~` in a path with the user's home folder; Windows writes `~\`. */
export function expandHome(path: string): string {
  return path.replace(/^~(?=[/\\]|$)\\?/, (tilde) => (tilde.length > 1 ? `${homedir()}/` : homedir()));
}
