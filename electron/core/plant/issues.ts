import type { z } from 'zod';

/** Something wrong with the value at `path`, in words for the author of the file. */
export interface Issue {
  path: PropertyKey[];
  message: string;
}

/** Says that a field is missing instead of which type `undefined` is not. For `safeParse`. */
export const sayMissing: z.core.$ZodErrorMap = (issue) =>
  issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value')
    ? 'is missing'
    : undefined;

/** One issue for each unknown field, and of alternatives what is wrong with the one that was probably meant. */
export function flattenIssues(issues: readonly z.core.$ZodIssue[], above: readonly PropertyKey[] = []): Issue[] {
  return issues.flatMap((issue): Issue[] => {
    const path = [...above, ...issue.path];
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], message: `there is no field ${key.slice(0, 60)} here` }));
    }
    if (issue.code === 'invalid_union') {
      const [meant] = issue.errors.toSorted((a, b) => a.length - b.length || depth(b) - depth(a));
      if (meant !== undefined && meant.length > 0) return flattenIssues(meant, path);
    }
    return [{ path, message: issue.message }];
  });
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length));
}
