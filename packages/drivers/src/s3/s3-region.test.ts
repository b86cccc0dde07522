import { expect, test } from 'vitest';
import { endpointIn, readRegion } from './s3-region.ts';

/** @see https://docs.aws.amazon.com/general/latest/gr/s3.html and the endpoint documentation of the other services */
test.each([
  ['s3.amazonaws.com', 'us-east-1'],
  ['s3.eu-central-1.amazonaws.com', 'eu-central-1'],
  ['s3-eu-west-1.amazonaws.com', 'eu-west-1'],
  ['s3.dualstack.ap-southeast-2.amazonaws.com', 'ap-southeast-2'],
  ['s3-fips.us-gov-west-1.amazonaws.com', 'us-gov-west-1'],
  ['s3-fips.dualstack.us-west-2.amazonaws.com', 'us-west-2'],
  ['bucket.vpce-1a2b3c4d-5e6f.s3.eu-west-3.vpce.amazonaws.com', 'eu-west-3'],
  ['bucket.vpce-1a2b3c4d-5e6f-eu-west-3a.s3.eu-west-3.vpce.amazonaws.com', 'eu-west-3'],
  ['s3.cn-north-1.amazonaws.com.cn', 'cn-north-1'],
  ['s3.us-west-004.backblazeb2.com', 'us-west-004'],
  ['s3.eu-central-003.backblazeb2.com', 'eu-central-003'],
  ['s3.fr-par.scw.cloud', 'fr-par'],
  ['landing.s3.nl-ams.scw.cloud', 'nl-ams'],
  ['s3.eu-central-2.wasabisys.com', 'eu-central-2'],
  ['s3.wasabisys.com', 'us-east-1'],
  ['s3.gra.io.cloud.ovh.net', 'gra'],
  ['s3.rbx.perf.cloud.ovh.net', 'rbx'],
  ['nyc3.digitaloceanspaces.com', 'nyc3'],
  ['fsn1.your-objectstorage.com', 'fsn1'],
  ['sos-ch-gva-2.exo.io', 'ch-gva-2'],
  ['us-east-1.linodeobjects.com', 'us-east-1'],
  ['namespace.compat.objectstorage.us-ashburn-1.oraclecloud.com', 'us-ashburn-1'],
  ['s3.eu-de.cloud-object-storage.appdomain.cloud', 'eu-de'],
  ['cos.ap-guangzhou.myqcloud.com', 'ap-guangzhou'],
  ['0123.r2.cloudflarestorage.com', 'us-east-1'],
  ['storage.googleapis.com', 'us-east-1'],
  ['s3.data-lake.contoso.example', 'us-east-1'],
  ['minio.contoso.example', 'us-east-1'],
  ['127.0.0.1', 'us-east-1'],
])('signs requests to %s for %s', (host, region) => {
  expect(readRegion(host)).toBe(region);
});

test.each([
  ['https://s3.dualstack.eu-west-1.amazonaws.com/', 'https://s3.dualstack.eu-north-1.amazonaws.com/'],
  ['https://s3.fr-par.scw.cloud/', 'https://s3.eu-north-1.scw.cloud/'],
  ['https://s3.amazonaws.com/', 'https://s3.eu-north-1.amazonaws.com/'],
])('moves the endpoint %s to another region as %s', (given, want) => {
  const endpoint = new URL(given);
  expect(endpointIn('eu-north-1', endpoint, readRegion(endpoint.hostname))).toBe(want);
});
