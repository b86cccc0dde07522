/** Stands where a secret was. */
export const SECRET_MASK = '********';
