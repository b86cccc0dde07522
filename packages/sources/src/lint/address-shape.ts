/** Schemes of servers that are named by their host; others, as `jdbc:` and `postgres:`, make a form of their own. */
const ADDRESS =
  /^(?:(?:https?|s?ftps?|ssh|tcp|(?:web)?hdfs):\/\/.*|(?![a-z][a-z0-9+.-]*:[a-z/])[^\s=;"{}]*)$/is;

/** Whether a text may be meant as a host, or as the address of a web or file server. */
export function looksLikeAddress(text: string): boolean {
  return ADDRESS.test(text);
}
