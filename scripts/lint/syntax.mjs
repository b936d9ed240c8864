/** What the language allows and we do not, as ESLint options of `no-restricted-syntax`. */

/** Time is an argument (rules) or comes from the injected clock (platform): tests and the sandbox move it. */
export const noAmbientTime = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'Take the time from the clock that you are given.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    message: 'Take the time from the clock that you are given.',
  },
];

/** Ways from a string to markup or script. Trusted Types and CSP of partners' pages refuse them. */
export const noMarkupFromText = [
  {
    selector: 'AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]',
    message: 'Text is shown as text: build nodes, or use a template.',
  },
  {
    selector:
      'CallExpression > MemberExpression.callee[property.name=/^(insertAdjacentHTML|createContextualFragment)$/]',
    message: 'Text is shown as text: build nodes, or use a template.',
  },
  {
    selector:
      "CallExpression > MemberExpression.callee[object.name='document'][property.name=/^write(ln)?$/]",
    message: 'Text is shown as text: build nodes, or use a template.',
  },
  {
    selector:
      "CallExpression > MemberExpression.callee[property.name='setAttribute'] ~ Literal[value='style']",
    message: 'A strict CSP refuses style attributes: use element.style.setProperty, or a class.',
  },
];

/** Calls that Chromium 80 has not got; transpiling changes syntax, it adds no methods. */
export const notInOldBrowsers = [
  {
    selector:
      'CallExpression > MemberExpression.callee[property.name=/^(at|replaceAll|findLast|findLastIndex|toSorted|toReversed|toSpliced|with|replaceChildren|randomUUID)$/]',
    message: 'Chromium 80 has no such method.',
  },
  {
    selector: "MemberExpression[object.name='Object'][property.name=/^(hasOwn|groupBy)$/]",
    message: 'Chromium 80 has no such method.',
  },
  {
    selector: "MemberExpression[object.name='Promise'][property.name=/^(any|withResolvers|try)$/]",
    message: 'Chromium 80 has no such method.',
  },
  {
    selector: "MemberExpression[object.name='AbortSignal'][property.name=/^(any|timeout)$/]",
    message: 'Chromium 80 has no such method.',
  },
  {
    selector: "CallExpression[callee.name='structuredClone']",
    message: 'Chromium 80 has no such function.',
  },
];
