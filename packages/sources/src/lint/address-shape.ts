/**
 * Schemes of servers that are identified by their host. Other schemes, such as `jdbc:` and `postgres:`, are forms of
 * their own.
 */
const ADDRESS =
  /^(?:(?:https?|s?ftps?|ssh|tcp|(?:web)?hdfs):\/\/.*|(?![a-z][a-z0-9+.-]*:[a-z/])[^\s=;"{}]*)$/is;

/** True if a value may be intended as a host, or as the address of a web or file server. */
export function looksLikeAddress(text: string): boolean {
  return ADDRESS.test(text);
}
