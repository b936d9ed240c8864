import type { FieldError, ProblemCode } from '@jtop/contract';
import type { HeadFault } from './head.js';
import type { ContentFault, ContentFaultCode } from './inspect.js';
import type { DocumentType } from './limits.js';

/** The problem that a file is refused with. */
export interface DocumentRefusal {
  readonly code: ProblemCode;
  readonly extras: Readonly<Record<string, unknown>>;
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
}

const REMEDIES: Readonly<Record<ContentFaultCode, string>> = {
  wrong_content:
    'the content is not of the declared type; save the file as that type, or declare the type that it is',
  macros: 'the file holds macros; save it without them, as .docx, .xlsx or .pptx, or as PDF',
  active_content: 'the file holds controls or programs; take them out, or save it as PDF',
  encrypted: 'the file is locked by a password; save it without one',
  damaged: 'the file is damaged or was made in an unusual way; open it and save it again',
  unfolds_too_far: 'the file unfolds to far more than it holds; make it smaller, or save it as PDF',
};

/** How a file is refused whose name, type or size does not do. */
export function refuseHead(fault: HeadFault): DocumentRefusal {
  switch (fault.code) {
    case 'type_not_taken':
      return { code: 'request.media_type', extras: { accepts: fault.accepts } };
    case 'too_large':
      return { code: 'request.too_large', extras: { maxBytes: fault.maxBytes } };
    case 'empty':
      return invalid(fault, 'the body is empty; send the file');
    case 'unsafe_name':
      return invalid(fault, 'the name holds characters that cannot be seen; give one without them');
    case 'wrong_ending':
      return invalid(fault, `a file of this type is named with the ending ${fault.endings.join(' or ')}`);
  }
}

/** How a file is refused that is not what it is said to be. */
export function refuseContent(declared: DocumentType, { code, found }: ContentFault): DocumentRefusal {
  return {
    code: 'document.type_mismatch',
    extras: { declared, ...(found === undefined ? {} : { found }) },
    detail: REMEDIES[code],
    errors: [{ path: '', code, message: REMEDIES[code] }],
  };
}

function invalid({ path, code }: HeadFault, message: string): DocumentRefusal {
  return { code: 'request.invalid', extras: {}, errors: [{ path, code, message }] };
}
