import { readFile } from 'node:fs/promises';
import ts from 'typescript';

/** A passage of English: a comment, a string, the text of an element, or a line of a page. */
export interface Passage {
  kind: 'comment' | 'string' | 'prose';
  /** 1-based line of its beginning. */
  line: number;
  text: string;
}

/** The prose of a file and the names that it declares. */
export interface English {
  passages: readonly Passage[];
  names: readonly { name: string; line: number }[];
}

/** Reads the English of a TypeScript, Markdown or YAML file, without code, code spans and single tokens. */
export async function readEnglish(path: string): Promise<English> {
  const content = await readFile(path, 'utf8');
  if (/\.tsx?$/u.test(path)) return readTypeScript(path, content);
  if (path.endsWith('.md')) return { passages: readMarkdown(content), names: [] };
  return { passages: readYaml(content), names: [] };
}

function readTypeScript(path: string, content: string): English {
  const file = ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true);
  const passages: Passage[] = [];
  const names: { name: string; line: number }[] = [];
  const lineOf = (position: number) => file.getLineAndCharacterOfPosition(position).line + 1;
  const seen = new Set<number>();

  const visit = (node: ts.Node): void => {
    for (const range of ts.getLeadingCommentRanges(content, node.getFullStart()) ?? []) {
      if (seen.has(range.pos)) continue;
      seen.add(range.pos);
      passages.push({
        kind: 'comment',
        line: lineOf(range.pos),
        text: toProse(content.slice(range.pos, range.end)),
      });
    }
    const text = textOf(node);
    if (text && /\p{L}\p{L}[\s\S]* /u.test(text)) {
      passages.push({ kind: 'string', line: lineOf(node.getStart(file)), text: dropCode(text) });
    }
    if (isNamed(node)) names.push({ name: node.name.text, line: lineOf(node.name.getStart(file)) });
    ts.forEachChild(node, visit);
  };
  visit(file);
  return { passages, names };
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return node.text.trim();
  // Reads the parts of a template as one sentence, with a name in place of each value.
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map((span) => `X${span.literal.text}`).join('');
  }
  return undefined;
}

function isNamed(node: ts.Node): node is ts.Node & { name: ts.Identifier } {
  const isDeclared =
    ts.isFunctionDeclaration(node) ||
    ts.isVariableDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isClassDeclaration(node) ||
    ts.isParameter(node) ||
    ts.isPropertySignature(node) ||
    ts.isMethodSignature(node) ||
    ts.isMethodDeclaration(node);
  return isDeclared && node.name !== undefined && ts.isIdentifier(node.name);
}

/** Removes comment marks, and joins lines. */
function toProse(comment: string): string {
  return dropCode(
    comment
      .replace(/^\/\*+|\*+\/$|^\/\/+/gu, '')
      .replace(/^\s*(?:\*|\/\/) ?/gmu, '')
      .trim(),
  );
}

function readMarkdown(content: string): readonly Passage[] {
  let isCode = false;
  return content.split('\n').flatMap((line, index) => {
    if (/^\s*```/u.test(line)) isCode = !isCode;
    const text = isCode || /^\s*```/u.test(line) ? '' : dropCode(line);
    return /\p{L}/u.test(text) ? [{ kind: 'prose' as const, line: index + 1, text }] : [];
  });
}

function readYaml(content: string): readonly Passage[] {
  return content.split('\n').flatMap((line, index) => {
    const [, comment] = /(?:^|\s)#\s?(.*)$/u.exec(line) ?? [];
    const [, value] = /(?:description|summary|title|cause|nextStep):\s*(.+)$/u.exec(line) ?? [];
    const text = dropCode(comment ?? value ?? (/^\s+(?:- )?\p{L}[^:{[]* /u.test(line) ? line : ''));
    return / /u.test(text.trim()) ? [{ kind: 'prose' as const, line: index + 1, text: text.trim() }] : [];
  });
}

/** Replaces code spans and links with a name, because they are not prose. */
function dropCode(text: string): string {
  return text.replace(/`[^`]*`/gu, 'X').replace(/\]\([^)]*\)/gu, ']');
}
