/** The server's messages about a failure, in order. */
export interface SqlMessage {
  number: number;
  message: string;
}
