import type { ConsentSignStrings } from '../zh-CN/consent-sign.js';

/** The texts of signing a consent, in English. */
export const consentSignEn: ConsentSignStrings = {
  emptyTitle: 'No text to sign',
  emptyText: 'No text is named, or the platform has none of this kind in force.',
  errorTitle: 'The text did not load',
  version: (no, since) => `Version ${no}, in force since ${since}`,
  text: 'Full text',
  binding: 'The Chinese text binds; this translation is for reading.',
  hash: 'Fingerprint of the text (SHA-256)',
  end: 'I have read to the end',
  endRead: 'You have read to the end',
  readFirst: 'Read to the end of the text, then sign',
  sign: 'Sign (confirm in the platform’s window)',
  signNote: 'It counts once you have signed in and confirmed there; you can take it back in your account.',
  signed: ['Signed', 'Signed at'],
  revoked: ['Taken back', 'Taken back at'],
  unread: 'Submitted, but the platform’s answer could not be read. See your account.',
};
