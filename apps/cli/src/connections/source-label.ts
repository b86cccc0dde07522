import type { ConnectionView } from '@headwater/core';

interface LabelledSource {
  source?: string | undefined;
  role: ConnectionView['role'];
}

/** Slug of a connection's source, or the kind of a connection whose source is unknown. */
export function sourceLabel({ source, role }: LabelledSource): string {
  return source ?? ROLES[role];
}

const ROLES = {
  source: '(custom source)',
  destination: '(destination)',
  'profile-store': '(profile store)',
  'data-lake': '(data lake)',
  unknown: '(unknown)',
} as const;
