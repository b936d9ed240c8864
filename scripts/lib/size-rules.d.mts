export const CEILINGS: Record<string, number>;
export const BUNDLES: { name: string; entry: string }[];
export function strangersIn(text: string): string[];
export function tooNewIn(text: string): string[];
export function compressed(bytes: Uint8Array): number;
