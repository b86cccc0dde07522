/** What the server said about a failure, in its order. */
export interface SqlMessage {
  number: number;
  message: string;
}
