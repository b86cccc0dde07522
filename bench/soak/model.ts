/** The outcome of a write, as its client knows it. */
export type Outcome = 'acknowledged' | 'refused' | 'unknown';

/**
 * The known state of one connection. Every write appends a unique mark to the description, after the marks that it
 * was based on. The marks therefore reveal a write that is lost, overwritten or applied twice.
 */
export interface KnownConnection {
  id: string;
  /** Marks of the writes that must be present. */
  acknowledged: Set<string>;
  /** `possible` as soon as a deletion is sent. */
  deletion: 'none' | 'possible' | 'acknowledged';
}

/** The knowledge of all clients of a soak about their writes. */
export interface Model {
  connections: Map<string, KnownConnection>;
  /** The outcome of each write by mark; `unknown` while the write is in progress. */
  writes: Map<string, Outcome>;
  /** The outcome of each deletion by id. */
  deletions: Map<string, Outcome>;
}

export function createModel(): Model {
  return { connections: new Map(), writes: new Map(), deletions: new Map() };
}

/** Connections that exist as far as the clients know. */
export function livingConnections({ connections }: Model): readonly KnownConnection[] {
  return [...connections.values()].filter(({ deletion }) => deletion === 'none');
}

export function addConnection(model: Model, id: string, mark: string): KnownConnection {
  const known: KnownConnection = { id, acknowledged: new Set([mark]), deletion: 'none' };
  model.connections.set(id, known);
  return known;
}

/** The marks of a description, oldest first. */
export function readMarks(description: string | undefined): readonly string[] {
  return (description ?? '').split(' ').filter(Boolean);
}

/** The content of a write: one more mark, in two fields at once. */
export function writeMark(marks: readonly string[], mark: string): { name: string; description: string } {
  return { name: `Soak ${mark}`, description: [...marks, mark].join(' ') };
}
