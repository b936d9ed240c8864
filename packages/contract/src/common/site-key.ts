/** What a page's site key looks like. */
export const SITE_KEY_PATTERN = /^pk_[A-Za-z0-9_-]{1,64}$/;
