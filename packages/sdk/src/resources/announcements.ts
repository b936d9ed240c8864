import {
  announcementsListOperation,
  announcementsRetrieveOperation,
  type Announcement,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Core, Params, RequestOptions } from '../core/types.js';

export type { Announcement };
/** Filters of {@link listAnnouncements}. */
export type AnnouncementsListParams = Params<'announcements.list'>;

const page = () => import('@jtop/contract/validators/announcement-page');
const one = () => import('@jtop/contract/validators/announcement');

/** See {@link Announcements.list}. */
export function listAnnouncements(
  core: Core,
  params?: AnnouncementsListParams,
  options?: RequestOptions,
): ListOf<'announcements.list'> {
  return requestList(core, announcementsListOperation, page, params, options);
}

/** See {@link Announcements.retrieve}. */
export function retrieveAnnouncement(
  core: Core,
  id: string,
  options?: RequestOptions,
): ApiPromise<Announcement> {
  return core.request(announcementsRetrieveOperation, { id, validator: one, options });
}

/** Announcements of auctions, adjustments, results and cancellations. */
export class Announcements {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Announcements, newest first.
   *
   * @example
   * const [latest] = await jtop.announcements.list({ lotId }).toArray({ limit: 1 });
   * @throws BadRequestError `request.invalid` for a filter that the platform does not know
   */
  list(params?: AnnouncementsListParams, options?: RequestOptions): ListOf<'announcements.list'> {
    return listAnnouncements(this.#core, params, options);
  }

  /**
   * One announcement with its full text.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<Announcement> {
    return retrieveAnnouncement(this.#core, id, options);
  }
}
