import type { FormStrings } from '../locales/zh-CN/forms.js';
import type { FieldWords } from './field-view.js';
import { fieldOf } from './form-values.js';

/** How a form's paths are found in its steps and called in words. */
export interface FormPaths {
  /** Index of the step that a path belongs to. */
  readonly stepOf: (path: string) => number | undefined;
  /** The field that a path is about; undefined where this form has none for it. */
  readonly placeOf: (path: string) => string | undefined;
  /** What a path is called where it stands alone. */
  readonly nameOf: (path: string) => string;
}

/**
 * @param steps - Paths of the fields of each step; those of rows by their list.
 * @param words - Label and hint of a path; an empty label where the form has no field for it.
 */
export function formPaths(
  steps: readonly (readonly string[])[],
  words: (path: string) => FieldWords,
  p: FormStrings,
): FormPaths {
  const stepOf = (path: string): number | undefined => {
    const step = steps.findIndex((paths) => paths.some((one) => path === one || path.startsWith(`${one}.`)));
    return step < 0 ? undefined : step;
  };
  return {
    stepOf,
    placeOf: (path) => fieldOf(path, (at) => stepOf(at) !== undefined && words(at)[0] !== ''),
    nameOf: (path) => {
      const [list = '', index = ''] = path.split('.');
      const [label] = words(path);
      return /^\d+$/.test(index) ? `${p.rowName(words(list)[0], Number(index) + 1)} ${label}` : label;
    },
  };
}
