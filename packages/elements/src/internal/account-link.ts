import type { Core } from '@jtop/sdk';

/** The platform's own page on who is signed in there, with the way out. A core's endpoint is an http(s) address. */
export const accountLink = ({ endpoint }: Core): string => `${endpoint}/account`;
