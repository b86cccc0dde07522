import { describeFinding, errorFinding, type Finding, type FindingText, warningFinding } from '../finding.ts';
import type { TextRange } from '../text-range.ts';
import type { ValueLinter } from './value-linter.ts';

interface PathRule {
  pattern: RegExp;
  finding: (text: FindingText, range: TextRange) => Finding;
  /** True if this rule makes the other rules redundant. */
  isFinal?: boolean;
  /** Services to which the rule does not apply. */
  except?: readonly string[];
  text: FindingText;
}

/** Each rule highlights the first match of its pattern. */
const RULES: readonly PathRule[] = [
  {
    pattern: /^[a-z][a-z0-9+.-]*:\/\/|^arn:/i,
    finding: errorFinding,
    isFinal: true,
    text: describeFinding('address-as-folder'),
  },
  {
    pattern: /^[a-z]:[\\/]/i,
    finding: warningFinding,
    isFinal: true,
    text: describeFinding('drive-in-path'),
  },
  {
    pattern: /\\/,
    finding: warningFinding,
    text: describeFinding('backslash-in-path'),
  },
  {
    pattern: /^~/,
    finding: warningFinding,
    text: describeFinding('tilde-in-path'),
  },
  {
    pattern: /(?:^|\/)\.\.?(?=\/|$)/,
    finding: warningFinding,
    text: describeFinding('relative-path'),
  },
  {
    pattern: /[*?]/,
    finding: warningFinding,
    text: describeFinding('wildcard-in-path'),
  },
  {
    pattern: /^\/+/,
    finding: warningFinding,
    except: ['sftp', 'ftp'],
    text: describeFinding('leading-slash'),
  },
  {
    pattern: /(?<=[^/])\/{2,}/,
    finding: warningFinding,
    text: describeFinding('empty-folder-name'),
  },
  {
    pattern: /(?<=^|\/)[^/]+\.(?:csv|tsv|txt|json|parquet|avro|gz|zip)$/i,
    finding: warningFinding,
    text: describeFinding('file-as-folder'),
  },
];

/** Checks the start folder of a source. */
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
  return finding(findingText, { start: index, end: index + found.length });
}
