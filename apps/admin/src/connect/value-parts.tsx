import type { Finding, ValuePart } from '@headwater/core';
import { ActionButton } from '@react-spectrum/s2/ActionButton';
import type { ReactNode } from 'react';
import { messages } from '../messages/messages.ts';
import { Findings } from './findings.tsx';
import { isAbout } from './findings-of-parts.ts';
import styles from './value-parts.module.css';

/** Another use for the parts. */
export interface Offer {
  title: string;
  onAccept(): void;
}

/** The parts of a string, each with its findings. */
export function ValueParts({
  text,
  parts,
  offers,
  findings,
  isShown,
}: {
  text: string;
  parts: readonly ValuePart[];
  offers: readonly Offer[];
  findings: readonly Finding[];
  /** True if secrets are shown. */
  isShown: boolean;
}): ReactNode {
  return (
    <div className={styles.split}>
      <table className={styles.parts}>
        <caption>{messages.connect.parts}</caption>
        <tbody>
          {parts.map((part) => (
            <PartRow
              key={part.range.start}
              text={text}
              part={part}
              isShown={isShown}
              findings={findings.filter(isAbout(part.range))}
            />
          ))}
        </tbody>
      </table>
      {offers.map(({ title, onAccept }) => (
        <ActionButton key={title} size="S" onPress={onAccept}>
          {title}
        </ActionButton>
      ))}
    </div>
  );
}

interface RowProps {
  text: string;
  part: ValuePart;
  isShown: boolean;
  findings: readonly Finding[];
}

function PartRow(props: RowProps): ReactNode {
  const { part, findings, isShown } = props;
  const isHidden = part.isSecret && !isShown;
  return (
    <>
      <tr>
        <th scope="row">{nameOf(props)}</th>
        <td>
          <code>
            {isHidden ? (
              <Hidden isWrong={findings.some(isAbout(part.value.range))} />
            ) : (
              <Marked {...props} range={part.value.range} />
            )}
          </code>
        </td>
      </tr>
      {findings.length > 0 && (
        <tr>
          <td colSpan={2}>
            <div role="status">
              <Findings findings={findings.map(({ excerpt: _inPlace, ...finding }) => finding)} />
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

function nameOf({ text, part, isShown, findings }: RowProps): ReactNode {
  const { name, meaning, range, value } = part;
  if (name !== undefined) {
    const nameRange = { start: range.start, end: range.start + name.length };
    return <Marked text={text} range={nameRange} findings={findings} />;
  }
  if (meaning !== undefined) return messages.connect.partNames[meaning];
  return isShown
    ? text.slice(range.start, value.range.start).replace(/\s*=.*$/, '')
    : messages.connect.unknownPart;
}

function Hidden({ isWrong }: { isWrong: boolean }): ReactNode {
  const dots = <span aria-hidden="true">••••••••</span>;
  return (
    <>
      {isWrong ? <mark>{dots}</mark> : dots}
      <span className={styles.spoken}>{messages.connect.hiddenPart}</span>
    </>
  );
}

/** A range of the string, with the wrong part underlined. */
function Marked({
  text,
  range: { start, end },
  findings,
}: {
  text: string;
  range: { start: number; end: number };
  findings: readonly Finding[];
}): ReactNode {
  const wrong = findings.find(isAbout({ start, end }))?.range;
  if (wrong === undefined) return text.slice(start, end);
  const from = Math.max(start, wrong.start);
  const to = Math.min(end, wrong.end);
  return (
    <>
      {text.slice(start, from)}
      <mark>{text.slice(from, to)}</mark>
      {text.slice(to, end)}
    </>
  );
}
