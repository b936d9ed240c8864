/**
 * ESLint rule: inside the function that is handed to `inTransaction(db, …)` or `….transaction().execute(…)` the
 * root handle must not be used. PGlite has one connection, and the transaction holds it: a query on the root
 * handle waits for itself and never returns. On PostgreSQL it would return, and see another state.
 */

/** How the root handle is called here: `db` alone, or as a property such as `platform.db` and `this.#db`. */
const ROOT_NAMES = new Set(['db', '#db', 'rootDb']);

/** @type {import('eslint').Rule.RuleModule} */
export default {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      rootHandle: 'Use the transaction here: a query on the root handle inside a transaction never returns.',
    },
  },
  create(context) {
    const depths = [];
    const enter = (node) => {
      if (isTransactionCallback(node)) depths.push(node);
    };
    const leave = (node) => {
      if (depths.at(-1) === node) depths.pop();
    };
    return {
      ArrowFunctionExpression: enter,
      FunctionExpression: enter,
      'ArrowFunctionExpression:exit': leave,
      'FunctionExpression:exit': leave,
      Identifier(node) {
        if (depths.length === 0 || !ROOT_NAMES.has(node.name)) return;
        if (isOwnParameter(node, depths) || isKey(node)) return;
        context.report({ node, messageId: 'rootHandle' });
      },
      PrivateIdentifier(node) {
        if (depths.length > 0 && ROOT_NAMES.has(`#${node.name}`))
          context.report({ node, messageId: 'rootHandle' });
      },
    };
  },
};

/** `inTransaction(db, work)`: `work`; `db.transaction().execute(work)`: `work`. */
function isTransactionCallback(node) {
  const call = node.parent;
  if (call?.type !== 'CallExpression' || !call.arguments.includes(node)) return false;
  const { callee } = call;
  if (callee.type === 'Identifier') return callee.name === 'inTransaction';
  if (callee.type !== 'MemberExpression' || callee.property.name !== 'execute') return false;
  const before = callee.object;
  return (
    before.type === 'CallExpression' &&
    before.callee.type === 'MemberExpression' &&
    before.callee.property.name === 'transaction'
  );
}

/** A callback may call its transaction `db`: that one is meant. */
function isOwnParameter(node, callbacks) {
  if (node.parent.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed)
    return false;
  return callbacks.some((callback) => callback.params.some((param) => param.name === node.name));
}

/** The name of a field in an object literal or a type, which uses no handle: `{ db: … }`. */
function isKey(node) {
  const { parent } = node;
  return (
    (parent.type === 'Property' && parent.key === node && !parent.shorthand) ||
    parent.type === 'TSPropertySignature' ||
    parent.type === 'TSQualifiedName'
  );
}
