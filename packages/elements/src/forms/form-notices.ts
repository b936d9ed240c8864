import { icons } from '../internal/icons.js';
import { timeOfDay } from '../internal/format.js';
import type { FormStrings } from '../locales/zh-CN/forms.js';
import type { FormSnapshot } from './form-store.js';
import type { Notice } from './form-view.js';

/** What is told above every form of the draft and of the network. */
export function formNotices(
  { fault, elsewhere }: Pick<FormSnapshot, 'fault' | 'elsewhere'>,
  restoredAt: number | undefined,
  p: FormStrings,
): Notice[] {
  const caution = ([title, text]: readonly [string, string]): Notice => ({
    tone: 'caution',
    icon: icons.alert,
    title,
    text,
  });
  return [
    ...(navigator.onLine ? [] : [caution(p.offline)]),
    ...(fault ? [caution(p.keepFaults[fault])] : []),
    ...(elsewhere ? [caution(p.elsewhere)] : []),
    ...(restoredAt === undefined
      ? []
      : [
          { tone: 'info' as const, icon: icons.clock, title: p.restored(timeOfDay(restoredAt, 5)), text: '' },
        ]),
  ];
}
