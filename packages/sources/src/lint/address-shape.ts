/** Schemes of which people know that a host follows; others, as `jdbc:` and `postgres:`, make a form of their own. */
const ADDRESS = /^(?:(?:https?|s?ftps?|ssh|tcp):\/\/|(?![a-z][a-z0-9+.-]*:[a-z/]))[^\s=;"{}]*$/i;

/** Whether a text is one word that may be meant as a host, or as the address of a web or file server. */
export function looksLikeAddress(text: string): boolean {
  return ADDRESS.test(text);
}
