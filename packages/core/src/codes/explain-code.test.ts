import { CODES } from '@headwater/models/codes';
import { describe, expect, it } from 'vitest';
import { explainCode } from './explain-code.ts';

const KEYS = Object.values(CODES).flatMap((texts) => Object.keys(texts));

describe('explainCode', () => {
  it('gives the cause and the next step, with facts in angle brackets', async () => {
    const { code, meanings } = await explainCode('SAS-expired');

    expect(code).toBe('sas-expired');
    expect(meanings).toContainEqual({
      kind: 'findings',
      title: 'Findings of the linter',
      cause: expect.stringContaining('expired on <date>'),
      nextSteps: [{ text: expect.stringContaining('later expiry') }],
    });
  });

  it('suggests similar codes for a misspelled one', async () => {
    await expect(explainCode('sas-expird')).rejects.toMatchObject({
      code: 'unknown-code',
      nextSteps: ['Did you mean sas-expired?', 'Copy the code as the error shows it.'],
    });
  });

  it.each([...new Set(KEYS.map((key) => key.split('.')[0] ?? key))])('explains %s', async (code) => {
    const { meanings } = await explainCode(code);

    for (const { cause, nextSteps } of meanings) {
      expect(cause).not.toMatch(/\{\{|^$/);
      for (const { text } of nextSteps) expect(text).not.toMatch(/\{\{|^$/);
    }
  });
});
