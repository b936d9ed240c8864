import { operations, type Operation } from '../operations/index.js';

interface Route {
  readonly segments: readonly string[];
  readonly methods: Map<string, Operation>;
}

export type Match =
  | { readonly kind: 'operation'; readonly operation: Operation; readonly params: Record<string, string> }
  | { readonly kind: 'method'; readonly allow: readonly string[] }
  | { readonly kind: 'none' };

/** Finds operations by method and path. Literal segments win over parameters. */
export function createRouter(
  table: Record<string, Operation> = operations,
): (method: string, path: string) => Match {
  const routes = new Map<string, Route>();
  for (const operation of Object.values(table)) {
    const route = routes.get(operation.path) ?? { segments: operation.path.split('/'), methods: new Map() };
    route.methods.set(operation.method, operation);
    routes.set(operation.path, route);
  }
  const byLength = new Map<number, Route[]>();
  for (const route of routes.values()) {
    byLength.set(route.segments.length, [...(byLength.get(route.segments.length) ?? []), route]);
  }
  const parameters = (route: Route) => route.segments.filter((segment) => segment.startsWith('{')).length;
  for (const group of byLength.values()) group.sort((a, b) => parameters(a) - parameters(b));

  return (method, path) => {
    const parts = path.split('/');
    for (const route of byLength.get(parts.length) ?? []) {
      const params = matchSegments(route.segments, parts);
      if (!params) continue;
      const operation = route.methods.get(method === 'HEAD' ? 'GET' : method);
      return operation
        ? { kind: 'operation', operation, params }
        : { kind: 'method', allow: [...route.methods.keys()] };
    }
    return { kind: 'none' };
  };
}

function matchSegments(
  segments: readonly string[],
  parts: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index] ?? '';
    if (!segment.startsWith('{')) {
      if (segment !== part) return undefined;
      continue;
    }
    const value = decode(part);
    if (value === undefined) return undefined;
    params[segment.slice(1, -1)] = value;
  }
  return params;
}

/** A path parameter; undefined where nothing can have that name: an empty one, NUL, or bytes that are no UTF-8. */
function decode(part: string): string | undefined {
  try {
    const value = decodeURIComponent(part);
    return value === '' || value.includes('\0') ? undefined : value;
  } catch {
    return undefined;
  }
}
