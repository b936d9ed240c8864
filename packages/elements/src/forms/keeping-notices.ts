import { timeOfDay } from '../internal/format.js';
import { icons } from '../internal/icons.js';
import type { FormStrings } from '../locales/zh-CN/forms.js';
import type { FormSnapshot } from './form-store.js';
import type { Notice } from './form-view.js';

interface Facts extends Pick<FormSnapshot, 'fault' | 'elsewhere'> {
  readonly online: boolean;
  /** Epoch milliseconds of a draft that was taken up again. */
  readonly restored: number | undefined;
}

/** What endangers what was typed, or has kept it. */
export function keepingNotices({ online, fault, elsewhere, restored }: Facts, p: FormStrings): Notice[] {
  const caution = ([title, text]: readonly [string, string]): Notice => ({
    tone: 'caution',
    icon: icons.alert,
    title,
    text,
  });
  return [
    ...(online ? [] : [caution(p.offline)]),
    ...(fault ? [caution(p.keepFaults[fault])] : []),
    ...(elsewhere ? [caution(p.elsewhere)] : []),
    ...(restored === undefined
      ? []
      : [
          {
            tone: 'info' as const,
            icon: icons.clock,
            title: p.restored(timeOfDay(restored, 5)),
            text: '',
          },
        ]),
  ];
}
