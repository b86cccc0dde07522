import { expect, it } from 'vitest';
import { showFindings } from '../testing/show-findings.ts';

it.each<{ given: string; want: string[] }>([
  { given: 'ZXhhbXBsZS1rZXktbm90LXJlYWw=', want: [] },

  {
    given: 'RootManageSharedAccessKey!',
    want: ['warning shared-access-key-not-base64: RootManageSharedAccessKey!'],
  },
  { given: 'ZXhh%2BbXBs', want: ['warning shared-access-key-not-base64: ZXhh%2BbXBs'] },
  {
    given: 'SharedAccessSignature sr=x&sig=y&se=1&skn=z',
    want: ['warning signature-not-key: SharedAccessSignature sr=x&sig=y&se=1&skn=z'],
  },
  {
    given: 'Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=n;SharedAccessKey=QUJD',
    want: [
      'error found-event-hubs-connection-string: Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=n;SharedAccessKey=QUJD',
    ],
  },
])('$given', ({ given, want }) => {
  expect(showFindings({ kind: 'shared-access-key' }, given)).toEqual(want);
});
