import { errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import type { ValueLinter } from './value-linter.ts';

interface PathRule {
  pattern: RegExp;
  finding: (text: FindingText) => Finding;
  /** Whether the other rules have nothing to add where it holds. */
  isFinal?: boolean;
  /** Services it does not hold for. */
  except?: readonly string[];
  text: Omit<FindingText, 'range'>;
}

/** Each points at what its pattern finds first. */
const RULES: readonly PathRule[] = [
  {
    pattern: /^[a-z][a-z0-9+.-]*:\/\/|^arn:/i,
    finding: errorFinding,
    isFinal: true,
    text: {
      code: 'address-as-folder',
      cause:
        'This is an address; the parameter takes a path that begins below the host, the bucket or the container.',
      fix: 'Keep the path alone. Host, bucket or container have parameters of their own.',
    },
  },
  {
    pattern: /^[a-z]:[\\/]/i,
    finding: warningFinding,
    isFinal: true,
    text: {
      code: 'drive-in-path',
      cause:
        'The path begins with a drive letter. It is a path on one machine with Windows, not one that the server offers.',
      fix: 'Give the path as it is seen after logging in to the server, with / between folders.',
    },
  },
  {
    pattern: /\\/,
    finding: warningFinding,
    text: {
      code: 'backslash-in-path',
      cause: 'Folders are separated by / here; a backslash counts as part of a name.',
      fix: 'Write / in place of each backslash.',
    },
  },
  {
    pattern: /^~/,
    finding: warningFinding,
    text: {
      code: 'tilde-in-path',
      cause: 'The ~ for a home folder is filled in by a shell; no shell reads this path.',
      fix: 'Leave the path out to start in the home folder, or write it in full.',
    },
  },
  {
    pattern: /(?:^|\/)\.\.?(?=\/|$)/,
    finding: warningFinding,
    text: {
      code: 'relative-path',
      cause: 'The path has a . or .. in it, which object stores take for a name and servers may refuse.',
      fix: 'Write the path without it.',
    },
  },
  {
    pattern: /[*?]/,
    finding: warningFinding,
    text: {
      code: 'wildcard-in-path',
      cause: 'A folder is taken by its name here; * and ? stand for nothing else.',
      fix: 'Give the folder above. Files are chosen by pattern later, with the dataflow.',
    },
  },
  {
    pattern: /^\/+/,
    finding: warningFinding,
    except: ['sftp', 'ftp'],
    text: {
      code: 'leading-slash',
      cause:
        'The path begins with a slash. In an object store names of files do not, so this folder would be another one, which probably does not exist.',
      fix: 'Remove the slash at the beginning.',
    },
  },
  {
    pattern: /(?<=[^/])\/{2,}/,
    finding: warningFinding,
    text: {
      code: 'empty-folder-name',
      cause: 'Two slashes stand side by side, which makes a folder without a name between them.',
      fix: 'Keep one of them.',
    },
  },
  {
    pattern: /(?<=^|\/)[^/]+\.(?:csv|tsv|txt|json|parquet|avro|gz|zip)$/i,
    finding: warningFinding,
    text: {
      code: 'file-as-folder',
      cause: 'By its ending this is a file; the parameter takes the folder that files are in.',
      fix: 'Keep the path up to the folder. The file is chosen later, with the dataflow.',
    },
  },
];

/** Judges the folder that a source starts from. */
export const folderPathLinter: ValueLinter = {
  name: 'folder-path',
  label: 'the path of a folder',
  recognizes: () => false,
  claims: (text) => !/^(?:jdbc:|[[{])/i.test(text),
  lint(text, { service }) {
    const held = RULES.filter(({ pattern, except = [] }) => {
      return pattern.test(text) && !except.includes(service ?? '');
    });
    const final = held.find(({ isFinal = false }) => isFinal);
    return (final ? [final] : held).map((rule) => applyRule(rule, text));
  },
};

function applyRule({ pattern, finding, text: findingText }: PathRule, text: string): Finding {
  const { index = 0, 0: found = '' } = pattern.exec(text) ?? {};
  return finding({ ...findingText, range: { start: index, end: index + found.length } });
}
