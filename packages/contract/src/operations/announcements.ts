import type { Operation } from './operation.js';

/** Announcements, newest first. */
export const announcementsListOperation = {
  id: 'announcements.list',
  method: 'GET',
  path: '/v1/announcements',
  auth: 'none',
  idempotent: 'no',
  paginated: true,
  cache: 'catalogue',
} as const satisfies Operation;

/** One announcement. */
export const announcementsRetrieveOperation = {
  id: 'announcements.retrieve',
  method: 'GET',
  path: '/v1/announcements/{id}',
  auth: 'none',
  idempotent: 'no',
  paginated: false,
  cache: 'catalogue',
} as const satisfies Operation;
