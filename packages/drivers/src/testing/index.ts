export { type Azurite, type AzuriteOptions, startAzurite } from './azurite.ts';
export { uploadRepeatedCsv } from './large-blob.ts';
export { makeCustomers, makeOrders, type SampleCustomer, type SampleOrder, toCsv } from './sample-data.ts';
export { SAMPLE_CONTAINER, seedSamples } from './samples.ts';
export { makeSasUri, type SasUriOptions } from './sas-uri.ts';
