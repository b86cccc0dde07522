import { expect, test } from 'vitest';
import { explainNetworkError } from '../network/explain-network-error.ts';
import { nameCertificateBundle } from './managed-server.ts';

function untrusted(host: string) {
  const error = Object.assign(new Error('self-signed certificate in chain'), {
    code: 'SELF_SIGNED_CERT_IN_CHAIN',
  });
  const explained = explainNetworkError(error, `${host}:5432`);
  return explained && nameCertificateBundle(explained, host);
}

test.each([
  [
    'sales.abc.eu-west-1.rds.amazonaws.com',
    'https://truststore.pki.rds.amazonaws.com/global/global-bundle.pem',
  ],
  ['sales.cluster-ro-abc.eu-west-1.rds.amazonaws.com', 'global-bundle.pem'],
  ['sales.proxy-abc.cn-north-1.rds.amazonaws.com.cn', 'certificate bundle for China'],
  ['abc.def.europe-west1.sql.goog', 'server CA certificate'],
  ['db.abc.supabase.co', 'SSL certificate'],
  ['10.0.0.5', 'Amazon RDS and Cloud SQL'],
])('explains an untrusted certificate of %s with its bundle and where to configure it', (host, bundle) => {
  const failure = untrusted(host);
  expect(failure).toMatchObject({ code: 'tls-untrusted', cause: expect.stringContaining(host) });
  expect(failure?.nextStep).toContain(bundle);
  expect(failure?.nextStep).toContain('NODE_EXTRA_CA_CERTS');
});
