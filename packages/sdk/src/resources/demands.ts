import {
  demandsAdvanceOperation,
  demandsCarryOverOperation,
  demandsCreateOperation,
  demandsDiagnosisBeginOperation,
  demandsDiagnosisCreateOperation,
  demandsDisclosureSetOperation,
  demandsHotOperation,
  demandsListOperation,
  demandsPreviewOperation,
  demandsPublishOperation,
  demandsRetrieveOperation,
  demandsSubmitOperation,
  demandsUpdateOperation,
  demandsWithdrawOperation,
  type Demand,
  type DemandAdvance,
  type DemandCarryOver,
  type DemandCreate,
  type DemandHot,
  type DemandPreview,
  type DemandPreviewCreate,
  type DemandPublish,
  type DemandReason,
  type DemandUpdate,
  type DiagnosisCreate,
  type DisclosureSet,
  type RedactionMark,
} from '@jtop/contract';
import { requestList, type ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import { requestRevision, type Revision } from '../core/revise.js';
import type { Core, Params, RequestOptions, WriteOptions } from '../core/types.js';
import { requestWrite } from '../core/write.js';

export type {
  Demand,
  DemandAdvance,
  DemandCarryOver,
  DemandCreate,
  DemandHot,
  DemandPreview,
  DemandPreviewCreate,
  DemandPublish,
  DemandReason,
  DemandUpdate,
  DiagnosisCreate,
  DisclosureSet,
  RedactionMark,
};
/** Filters of {@link listDemands}. */
export type DemandsListParams = Params<'demands.list'>;

const page = () => import('@jtop/contract/validators/demand-page');
const one = () => import('@jtop/contract/validators/demand');
const preview = () => import('@jtop/contract/validators/demand-preview');

/** Demands in their public view, newest first. */
export function listDemands(
  core: Core,
  params?: DemandsListParams,
  options?: RequestOptions,
): ListOf<'demands.list'> {
  return requestList(core, demandsListOperation, page, params, options);
}

/** One demand, as the caller may see it. Throws NotFoundError `not_found`. */
export function retrieveDemand(core: Core, id: string, options?: RequestOptions): ApiPromise<Demand> {
  return core.request(demandsRetrieveOperation, { id, validator: one, options });
}

/** Posts a demand. Throws ConflictError `demand.deadline_past`. */
export function createDemand(core: Core, body: DemandCreate, options?: WriteOptions): ApiPromise<Demand> {
  return requestWrite(core, demandsCreateOperation, { body, validator: one }, options);
}

/** What each level would see of a demand; stores nothing. */
export function previewDemand(
  core: Core,
  body: DemandPreviewCreate,
  options?: RequestOptions,
): ApiPromise<DemandPreview> {
  return core.request(demandsPreviewOperation, { body, validator: preview, options });
}

/** Changes a demand that is not published yet. Throws StaleRevisionError, ConflictError `demand.state`. */
export function updateDemand(
  core: Core,
  demand: Revision,
  body: DemandUpdate,
  options?: RequestOptions,
): ApiPromise<Demand> {
  return requestRevision(core, demandsUpdateOperation, demand, body, one, options);
}

/** Chooses what is let known. Throws StaleRevisionError, ConflictError `demand.disclosure_lowered`. */
export function setDisclosure(
  core: Core,
  demand: Revision,
  body: DisclosureSet,
  options?: RequestOptions,
): ApiPromise<Demand> {
  return requestRevision(core, demandsDisclosureSetOperation, demand, body, one, options);
}

/** Hands a draft in. Throws ConflictError `demand.state`. */
export function submitDemand(core: Core, id: string, options?: WriteOptions): ApiPromise<Demand> {
  return requestWrite(core, demandsSubmitOperation, { id, body: {}, validator: one }, options);
}

/** Takes a demand back. Throws ConflictError `demand.state`. */
export function withdrawDemand(
  core: Core,
  id: string,
  body: DemandReason,
  options?: WriteOptions,
): ApiPromise<Demand> {
  return requestWrite(core, demandsWithdrawOperation, { id, body, validator: one }, options);
}

/** Takes a demand up into a diagnosis meeting. For the operator, as are all acts below. */
export function beginDiagnosis(core: Core, id: string, options?: WriteOptions): ApiPromise<Demand> {
  return requestWrite(core, demandsDiagnosisBeginOperation, { id, body: {}, validator: one }, options);
}

/** Says what a diagnosis meeting found. Throws ConflictError `demand.state`. */
export function createDiagnosis(
  core: Core,
  id: string,
  body: DiagnosisCreate,
  options?: WriteOptions,
): ApiPromise<Demand> {
  return requestWrite(core, demandsDiagnosisCreateOperation, { id, body, validator: one }, options);
}

/** Publishes a demand. Throws ConflictError `demand.not_valid`, `demand.disclosure_missing`. */
export function publishDemand(
  core: Core,
  id: string,
  body: DemandPublish = {},
  options?: WriteOptions,
): ApiPromise<Demand> {
  return requestWrite(core, demandsPublishOperation, { id, body, validator: one }, options);
}

/** Marks a demand as hot, or takes the mark away. Throws ConflictError `demand.state`. */
export function markDemandHot(
  core: Core,
  id: string,
  body: DemandHot,
  options?: WriteOptions,
): ApiPromise<Demand> {
  return requestWrite(core, demandsHotOperation, { id, body, validator: one }, options);
}

/** Takes a demand through its next step. Throws ConflictError `demand.state`, `demand.answers_open`. */
export function advanceDemand(
  core: Core,
  id: string,
  body: DemandAdvance,
  options?: WriteOptions,
): ApiPromise<Demand> {
  return requestWrite(core, demandsAdvanceOperation, { id, body, validator: one }, options);
}

/** Carries an unmet demand over into another season. Throws ConflictError `demand.state`. */
export function carryDemandOver(
  core: Core,
  id: string,
  body: DemandCarryOver,
  options?: WriteOptions,
): ApiPromise<Demand> {
  return requestWrite(core, demandsCarryOverOperation, { id, body, validator: one }, options);
}
