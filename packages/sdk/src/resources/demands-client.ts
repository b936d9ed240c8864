import type { ListOf } from '../core/list.js';
import type { ApiPromise } from '../core/promise.js';
import type { Revision } from '../core/revise.js';
import type { Core, RequestOptions, WriteOptions } from '../core/types.js';
import * as operations from './demands.js';
import type {
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
  DemandsListParams,
  DiagnosisCreate,
  DisclosureSet,
} from './demands.js';

/** Technical demands of companies (技术需求). */
export class Demands {
  readonly disclosure: Disclosures;
  readonly diagnosis: Diagnoses;
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
    this.disclosure = new Disclosures(core);
    this.diagnosis = new Diagnoses(core);
  }

  /**
   * Demands in their public view, newest first unless sorted otherwise.
   *
   * @example
   * const hot = await jtop.demands.list({ field: 'ai', hot: true, budgetBand: ['50to200', '200to500'] });
   * @throws BadRequestError `request.invalid` for a filter that the platform does not know
   */
  list(params?: DemandsListParams, options?: RequestOptions): ListOf<'demands.list'> {
    return operations.listDemands(this.#core, params, options);
  }

  /**
   * One demand as the caller may see it; `_redacted` says what is kept back, and why.
   *
   * @throws NotFoundError `not_found`
   */
  retrieve(id: string, options?: RequestOptions): ApiPromise<Demand> {
    return operations.retrieveDemand(this.#core, id, options);
  }

  /**
   * Posts a demand: a draft, unless it says `submit`.
   *
   * @example
   * const demand = await jtop.demands.create({
   *   title: '聚乳酸增韧改性', field: 'advanced_materials', purpose: 'upgrade', summary, problem,
   *   budgetBand: '50to200', disclosure: { level: 'matched', hiddenFields: ['presentState'] }, submit: true,
   * });
   * @throws BadRequestError `request.invalid` with an error for each field
   * @throws ConflictError `demand.deadline_past`
   */
  create(body: DemandCreate, options?: WriteOptions): ApiPromise<Demand> {
    return operations.createDemand(this.#core, body, options);
  }

  /** What public, members, matched teams and parties would see of a demand. Stores nothing and needs no token. */
  preview(body: DemandPreviewCreate, options?: RequestOptions): ApiPromise<DemandPreview> {
    return operations.previewDemand(this.#core, body, options);
  }

  /**
   * Changes a demand that is not published yet.
   *
   * @param demand - The demand as it was read.
   * @throws StaleRevisionError `revision.stale`
   * @throws ConflictError `demand.state`, `demand.deadline_past`
   */
  update(demand: Revision, body: DemandUpdate, options?: RequestOptions): ApiPromise<Demand> {
    return operations.updateDemand(this.#core, demand, body, options);
  }

  /**
   * Hands a draft in.
   *
   * @throws ConflictError `demand.state`, `demand.deadline_past`
   */
  submit(id: string, options?: WriteOptions): ApiPromise<Demand> {
    return operations.submitDemand(this.#core, id, options);
  }

  /**
   * Takes a demand back.
   *
   * @throws ConflictError `demand.state`
   */
  withdraw(id: string, body: DemandReason, options?: WriteOptions): ApiPromise<Demand> {
    return operations.withdrawDemand(this.#core, id, body, options);
  }

  /**
   * Publishes a demand that was found valid. For the operator, as are all acts below.
   *
   * @throws ConflictError `demand.not_valid`, `demand.disclosure_missing`, `demand.date_order`, `demand.state`
   */
  publish(id: string, body?: DemandPublish, options?: WriteOptions): ApiPromise<Demand> {
    return operations.publishDemand(this.#core, id, body, options);
  }

  /**
   * Marks a demand as hot, or takes the mark away.
   *
   * @throws ConflictError `demand.state`
   */
  hot(id: string, body: DemandHot, options?: WriteOptions): ApiPromise<Demand> {
    return operations.markDemandHot(this.#core, id, body, options);
  }

  /**
   * Takes a published demand through its next step.
   *
   * @throws ConflictError `demand.state`, `demand.answers_open`, `demand.date_order`
   */
  advance(id: string, body: DemandAdvance, options?: WriteOptions): ApiPromise<Demand> {
    return operations.advanceDemand(this.#core, id, body, options);
  }

  /**
   * Carries an unmet demand over into another season.
   *
   * @throws ConflictError `demand.state`
   */
  carryOver(id: string, body: DemandCarryOver, options?: WriteOptions): ApiPromise<Demand> {
    return operations.carryDemandOver(this.#core, id, body, options);
  }
}

/** What companies let be known of their demands. */
export class Disclosures {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Chooses anew what is let known of a demand. It counts at once, wherever the demand shows. The operator may only hide
   * more than the company did.
   *
   * @param demand - The demand as it was read.
   * @throws StaleRevisionError `revision.stale`
   * @throws ConflictError `demand.disclosure_lowered`, `demand.state`
   */
  set(demand: Revision, body: DisclosureSet, options?: RequestOptions): ApiPromise<Demand> {
    return operations.setDisclosure(this.#core, demand, body, options);
  }
}

/** Diagnosis meetings about demands (需求分析诊断会). For the operator. */
export class Diagnoses {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /**
   * Takes a demand up into a meeting.
   *
   * @throws ConflictError `demand.state`
   */
  begin(demandId: string, options?: WriteOptions): ApiPromise<Demand> {
    return operations.beginDiagnosis(this.#core, demandId, options);
  }

  /**
   * Says what the meeting found. `needs_work` sends the demand back to its company.
   *
   * @throws ConflictError `demand.state`
   */
  create(demandId: string, body: DiagnosisCreate, options?: WriteOptions): ApiPromise<Demand> {
    return operations.createDiagnosis(this.#core, demandId, body, options);
  }
}
