import { ApiError } from '../errors.ts'

/** The candidate, or a 404: the same for one that never was, one that was removed and one of another workspace. */
export function found<T>(candidate: T | null): T {
  if (candidate === null) throw new ApiError('not-found', 'No such candidate in this workspace; save the creator first')
  return candidate
}
