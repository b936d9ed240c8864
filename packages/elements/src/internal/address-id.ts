const ID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
/** An id that nothing has: what is no id is not sent anywhere, and is not found. */
const NONE = '00000000-0000-0000-0000-000000000000';

/**
 * The id that a page was opened for: that in a parameter of its address, for pages that run no script of their own.
 *
 * @param param - name of the parameter; nothing is looked for without one
 * @returns undefined where the address has no such parameter
 */
export function addressId(param: string | null | undefined): string | undefined {
  if (!param) return undefined;
  const given = new URLSearchParams(location.search).get(param);
  if (given === null) return undefined;
  return ID.test(given) ? given.toLowerCase() : NONE;
}
