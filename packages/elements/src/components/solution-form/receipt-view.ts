import type { SolutionReceipt } from '@jtop/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { formIcons } from '../../forms/form-icons.js';
import { noticeView } from '../../forms/form-view.js';
import { formatStamp } from '../../forms/stamp.js';
import { icons } from '../../internal/icons.js';
import { clamp } from '../../internal/text.js';
import { icon } from '../../internal/view-parts.js';
import type { SolutionFormStrings } from '../../locales/zh-CN/solution-form.js';

interface ReceiptActs {
  readonly save: () => void;
  /** Goes on to the next version; undefined where there is no time for one. */
  readonly improve: (() => void) | undefined;
}

/** Which version was received, the proof of it, and the way to the next one. */
export function receiptView(
  { version, submittedAt, solutionId, contentHash }: SolutionReceipt,
  s: SolutionFormStrings,
  { save, improve }: ReceiptActs,
): TemplateResult {
  return html`${noticeView({
      tone: 'positive',
      icon: icons.tick,
      title: s.received(version),
      text: s.receivedText(formatStamp(submittedAt)),
    })}
    <dl class="facts">
      <div>
        <dt>${s.id}</dt>
        <dd class="id">${clamp(solutionId, 40)}</dd>
      </div>
      <div>
        <dt>${s.receipt}</dt>
        <dd><span class="code">${contentHash.slice(0, 4)}…${contentHash.slice(-4)}</span></dd>
      </div>
    </dl>
    <div class="actions">
      <button class="button" type="button" part="download-button" @click=${save}>
        ${icon(formIcons.save)}${s.download}
      </button>
      ${
        improve === undefined
          ? nothing
          : html`<button class="button" type="button" part="improve-button" @click=${improve}>
              ${s.improve}
            </button>`
      }
    </div>`;
}

/** The receipt; undefined where the answer is none that can be read. */
export function receiptOf(result: unknown): SolutionReceipt | undefined {
  const { solutionId, contentHash, submittedAt, receiptJws, version } = Object(result) as Record<
    string,
    unknown
  >;
  const texts = [solutionId, contentHash, submittedAt, receiptJws];
  const good = texts.every((text) => typeof text === 'string') && Number.isSafeInteger(version);
  return good ? (result as SolutionReceipt) : undefined;
}
