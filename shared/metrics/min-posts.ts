/** Fewer eligible posts than this give no figure about posts. */
export const MIN_POSTS = 3
