import { problem } from '../../problems/service-problem.ts';

/** The form of a schema that a header `Accept` names. */
export interface SchemaForm {
  /** Whether the fields of the class and of the other parts are merged. */
  isFull: boolean;
  /** Whether titles and descriptions are left out. */
  isWithoutText: boolean;
}

const LIST_FORMS = ['application/vnd.adobe.xed-id+json', 'application/vnd.adobe.xed+json'];
const FORMS: Readonly<Record<string, SchemaForm>> = {
  xed: { isFull: false, isWithoutText: false },
  'xed-notext': { isFull: false, isWithoutText: true },
  'xed-full': { isFull: true, isWithoutText: false },
  'xed-full-notext': { isFull: true, isWithoutText: true },
  'xed-full-desc': { isFull: true, isWithoutText: false },
};
const VERSIONED = /^application\/vnd\.adobe\.(xed[a-z-]*)\+json\s*;\s*version=(\d+)(?:\.(\d+))?$/i;

/**
 * Whether a list has whole schemas or only their identities.
 *
 * @throws ServiceProblem `HEADWATER-1001-400` for any other value, also for one with a version
 */
export function readListForm(accept: string | null): 'identities' | 'schemas' {
  const value = accept?.trim().toLowerCase();
  if (value === LIST_FORMS[0]) return 'identities';
  if (value === LIST_FORMS[1]) return 'schemas';
  throw problem('HEADWATER-1001-400', { wanted: `${LIST_FORMS.join(' or ')}, without a version` });
}

/** @throws ServiceProblem for a header that is missing or has no version (400), or names what does not exist (406) */
export function readForm(accept: string | null): SchemaForm {
  const wanted = Object.keys(FORMS)
    .map((name) => `application/vnd.adobe.${name}+json; version=1`)
    .join(', or ');
  const [, name = '', major, minor = '0'] = VERSIONED.exec(accept?.trim() ?? '') ?? [];
  if (name === '') throw problem('HEADWATER-1001-400', { wanted });
  const form = Object.hasOwn(FORMS, name.toLowerCase()) ? FORMS[name.toLowerCase()] : undefined;
  if (form === undefined || Number(major) !== 1 || Number(minor) !== 0)
    throw problem('HEADWATER-1002-406', { accept: accept ?? '', wanted });
  return form;
}
