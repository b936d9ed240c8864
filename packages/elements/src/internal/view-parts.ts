import { html, nothing, type TemplateResult } from 'lit';
import type { Strings } from '../locales/zh-CN.js';
import { icons, type Tone } from './icons.js';

/** Why a widget shows no data. */
export interface FaultView {
  readonly title: string;
  readonly text: string;
  /** `请求编号 7f3a…`, or empty where there was no answer. */
  readonly request: string;
  readonly badge: TemplateResult;
  /** Absent where asking again cannot help. */
  readonly retry: (() => void) | undefined;
}

/** An icon of 20 px, or of the class given. */
export function icon(path: string, size = ''): TemplateResult {
  return html`<svg class="icon ${size}" viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;
}

/** Icon and words, always both. */
export function badge(tone: Tone, path: string, text: string): TemplateResult {
  return html`<span class="badge ${tone}" part="badge">${icon(path, 'sm')}${text}</span>`;
}

/**
 * Lines of a widget without data: the text where there is a fault to tell, else a bar as wide as said. The style sheet makes a
 * bar as high as the line that will stand there; its width is an attribute, because inline styles are not allowed everywhere.
 */
export function lineOf(
  fault: FaultView | undefined,
): (width: string, text?: string) => string | TemplateResult {
  return (width, text = '') =>
    fault
      ? text
      : html`<svg class="bone" aria-hidden="true">
          <rect width=${width} y="15%" height="70%" rx="3"></rect>
        </svg>`;
}

/** The button of a widget without data: greyed while it loads, asking again where that can help, else only its place. */
export function retryButton(fault: FaultView | undefined, t: Strings): TemplateResult {
  const retry = fault?.retry;
  return html`<button
    class="button ${retry ? '' : fault ? 'away' : 'off'}"
    part="retry"
    ?disabled=${!retry}
    @click=${retry}
  >
    ${fault ? icon(icons.reload) : nothing}${fault ? t.retry : t.loading}
  </button>`;
}
