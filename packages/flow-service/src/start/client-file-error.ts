/** The file with the client's credentials cannot be understood. */
export class ClientFileError extends Error {
  override readonly name = 'ClientFileError';
  readonly code = 'malformed-client-file';

  constructor(file: string) {
    super(
      `${file} does not hold the credentials of a client and its organisation. ` +
        'Put back what was written there at the first start: the data of the directory belongs to that organisation.',
    );
  }
}
