import { JtopSolutionForm } from '../components/solution-form/solution-form.js';
import { define } from '../internal/define.js';

define('jtop-solution-form', JtopSolutionForm);

declare global {
  interface HTMLElementTagNameMap {
    'jtop-solution-form': JtopSolutionForm;
  }
}
